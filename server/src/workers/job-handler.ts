import type { JobRow } from '../stores/ports/rows.ts';

/**
 * How an attempt at a job went. What is thrown instead counts as a failure and is tried again, after the time that a
 * `TryAgainAfter` names, else after one that grows with the failures.
 */
export type JobOutcome =
  /** The job's row went with the commit that holds its effect. */
  | { readonly kind: 'ended' }
  /** Nothing is left to do; the row still has to go. */
  | { readonly kind: 'finished' }
  /** Not possible just now, through no fault of the job: this attempt does not count. */
  | { readonly kind: 'later'; readonly afterMs: number; readonly reason: string };

/**
 * Performs the jobs of one kind. A job may be performed more than once (after a crash, or when a lease ended), so
 * the effect must be the same as of doing it once.
 */
export interface JobHandler {
  /** `signal` is aborted when the job is no longer this attempt's. */
  perform(job: JobRow, signal: AbortSignal): Promise<JobOutcome>;
  /** All attempts are used up. Kinds without it are tried for ever. */
  giveUp?(job: JobRow, reason: string): Promise<JobOutcome>;
}

/** A failure whose other side said when to come again. */
export class TryAgainAfter extends Error {
  override readonly name = 'TryAgainAfter';
  readonly afterMs: number;

  constructor(message: string, afterMs: number) {
    super(message);
    this.afterMs = afterMs;
  }
}

export const ENDED: JobOutcome = { kind: 'ended' };
export const FINISHED: JobOutcome = { kind: 'finished' };

/** The instance changed under every attempt to commit. */
export const BUSY: JobOutcome = { kind: 'later', afterMs: 250, reason: 'The instance is busy.' };
