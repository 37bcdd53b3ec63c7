import type { Clock } from '../platform/clock.ts';
import type { JobStore } from '../stores/ports/instance-store.ts';
import type { JobRow } from '../stores/ports/rows.ts';

export interface LeaseOptions {
  readonly jobs: JobStore;
  readonly clock: Clock;
  readonly owner: string;
  readonly leaseMs: number;
}

/**
 * Renews the lease of a claimed job at half its time, again and again; calls `onLost` when the job is no longer this
 * attempt's. A store that does not answer is asked again at the next half. Returns what ends the renewing.
 */
export function keepLease(
  { id, attempts }: JobRow,
  { jobs, clock, owner, leaseMs }: LeaseOptions,
  onLost: () => void,
): () => void {
  let ended = false;
  let forget = () => {};
  const later = (ms: number) => new Date(clock.now().getTime() + ms);

  function arm(): void {
    forget = clock.wakeAt(later(leaseMs / 2), () => void renew());
  }

  async function renew(): Promise<void> {
    const held = await jobs.renew(id, owner, attempts, later(leaseMs).toISOString()).catch(() => true);
    if (ended) return;
    if (held) arm();
    else onLost();
  }

  arm();
  return () => {
    ended = true;
    forget();
  };
}
