import type { Clock } from '../platform/clock.ts';
import type { Store } from '../stores/ports/store.ts';
import type { WorkerLog } from './worker-log.ts';

export interface Retention {
  start(): void;
  /** Resolves when a sweep that runs now is done. */
  stop(): Promise<void>;
}

const HOUR_MS = 3_600_000;

/** Forgets, at the start and then every hour, what nobody will ask for: idempotent answers, messages and sessions whose time is over. */
export function createRetention(
  store: Store,
  clock: Clock,
  log: WorkerLog,
  everyMs: number = HOUR_MS,
): Retention {
  let forget = () => {};
  let sweeping: Promise<void> = Promise.resolve();
  let started = false;

  async function sweep(): Promise<void> {
    try {
      const now = clock.iso();
      await store.instances.deleteExpired(now);
      await store.people.deleteExpiredSessions(now);
    } catch (error) {
      log.warn({ err: error }, 'expired rows could not be deleted; the next sweep tries again');
    }
    if (started) forget = clock.wakeAt(new Date(clock.now().getTime() + everyMs), begin);
  }

  function begin(): void {
    sweeping = sweep();
  }

  return {
    start: () => {
      started = true;
      begin();
    },
    stop: async () => {
      started = false;
      forget();
      await sweeping;
    },
  };
}
