import type { Clock } from '../platform/clock.ts';
import type { Store } from '../stores/ports/store.ts';
import { type DeletedCounts, deleteEnded } from './delete-ended.ts';
import type { WorkerLog } from './worker-log.ts';

export interface Retention {
  start(): void;
  /** Resolves when a sweep that runs now is done. */
  idle(): Promise<void>;
  /** The same, and there is no other. */
  stop(): Promise<void>;
}

export interface RetentionOptions {
  readonly store: Store;
  readonly clock: Clock;
  readonly log: WorkerLog;
  readonly everyMs?: number;
  /** What becomes of cases that ended; absent: they are kept for ever. */
  readonly endedInstances?: EndedInstances;
}

export interface EndedInstances {
  readonly keptDays: number;
  readonly deleteFileBytes: (id: string) => Promise<void>;
  readonly onDeleted?: (counts: DeletedCounts) => void;
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/**
 * Forgets, at the start and then every hour, what nobody will ask for: idempotent answers, messages and sessions whose
 * time is over, and, where that is set, cases that ended so many days ago. What is deleted of these is audited by
 * counts.
 */
export function createRetention({
  store,
  clock,
  log,
  everyMs = HOUR_MS,
  endedInstances,
}: RetentionOptions): Retention {
  let forget = () => {};
  let sweeping: Promise<void> = Promise.resolve();
  let started = false;

  async function sweep(): Promise<void> {
    // The hour counts from the begin of a sweep, however long it takes.
    const next = new Date(clock.now().getTime() + everyMs);
    try {
      const now = clock.iso();
      await store.instances.deleteExpired(now);
      await store.people.deleteExpiredSessions(now);
      if (endedInstances !== undefined) await sweepEnded(endedInstances);
    } catch (error) {
      log.warn({ err: error }, 'what is over could not be deleted; the next sweep tries again');
    }
    if (started) forget = clock.wakeAt(next, begin);
  }

  async function sweepEnded({ keptDays, deleteFileBytes, onDeleted }: EndedInstances): Promise<void> {
    const before = new Date(clock.now().getTime() - keptDays * DAY_MS).toISOString();
    await deleteEnded(
      {
        store,
        deleteFileBytes,
        goesOn: () => started,
        onDeleted: async (counts) => {
          onDeleted?.(counts);
          await store.people.audit({
            at: clock.iso(),
            actorId: null,
            action: 'ended-cases-deleted',
            subject: 'retention',
            details: { ...counts, endedBefore: before },
          });
        },
      },
      before,
    );
  }

  function begin(): void {
    sweeping = sweep();
  }

  return {
    start: () => {
      started = true;
      begin();
    },
    idle: () => sweeping,
    stop: async () => {
      started = false;
      forget();
      await sweeping;
    },
  };
}
