import { refuse } from '../../errors/refusal.ts';
import type { JobRow } from '../../stores/ports/rows.ts';
import type { FeatureDeps } from '../deps.ts';

/** Whose a job is, and which attempt: what the store fences every word on it by. */
export interface Hold {
  readonly owner: string;
  readonly attempts: number;
}

/** The lease as workers carry it. */
export function leaseOf({ owner, attempts }: Hold): string {
  return `${attempts}.${owner}`;
}

/** What a lease says; one that was made up is nobody's. */
export function holdIn(lease: string): Hold {
  const [, attempts, owner] = /^(\d{1,9})\.(.+)$/s.exec(lease) ?? [];
  return { attempts: Number(attempts ?? -1), owner: owner ?? '' };
}

/** The external job, if this lease still holds it; else `job.over` or `job.lease-lost`. */
export async function heldJob(
  { store, clock }: Pick<FeatureDeps, 'store' | 'clock'>,
  id: string,
  lease: string,
): Promise<JobRow> {
  const job = await store.jobs.job(id);
  if (job === null || job.kind !== 'external') throw refuse('job.over');
  const { owner, attempts } = holdIn(lease);
  const isHeld =
    job.owner === owner &&
    job.attempts === attempts &&
    job.lockedUntil !== null &&
    job.lockedUntil > clock.iso();
  if (!isHeld) throw refuse('job.lease-lost');
  return job;
}
