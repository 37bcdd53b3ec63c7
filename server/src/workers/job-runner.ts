import { askedDelayMs, retryDelayMs } from '../execution/retry-delay.ts';
import { STUCK_AFTER } from '../execution/stuck-jobs.ts';
import type { Clock } from '../platform/clock.ts';
import type { Random } from '../platform/random.ts';
import { StoreUnavailable } from '../stores/ports/errors.ts';
import type { JobStore } from '../stores/ports/instance-store.ts';
import type { JobRow } from '../stores/ports/rows.ts';
import { type JobHandler, type JobOutcome, TryAgainAfter } from './job-handler.ts';
import { keepLease } from './lease.ts';
import type { WorkerLog } from './worker-log.ts';

/** Kinds of jobs that the server does; external ones are never claimed here. */
type OwnKind = Exclude<JobRow['kind'], 'external'>;

export interface JobRunnerOptions {
  readonly jobs: JobStore;
  readonly handlers: { readonly [K in OwnKind]: JobHandler };
  readonly clock: Clock;
  readonly random: Random;
  /** Name of this node as an owner of jobs. */
  readonly owner: string;
  readonly log: WorkerLog;
  /** A job became stuck, or is so no more. */
  readonly onStuckChange?: (job: JobRow) => void;
  readonly leaseMs?: number;
  /** How many jobs are worked on at a time. */
  readonly parallel?: number;
}

const LEASE_MS = 30_000;
const PARALLEL = 64;
/** After the store failed, or gave a job that it had called ready to somebody else. */
const LOOK_AGAIN_MS = 1000;

/**
 * Performs jobs as they become ready. It looks when it is woken (by a commit, by the end of a job, by the clock at
 * the next due time or lease end), never in between.
 */
export class JobRunner {
  readonly #options: JobRunnerOptions;
  readonly #leaseMs: number;
  readonly #parallel: number;
  readonly #running = new Set<Promise<void>>();
  /** Failed jobs that the store did not take back yet, by id. */
  readonly #owed = new Map<string, () => Promise<unknown>>();
  #looking: Promise<void> | null = null;
  #lookAgain = false;
  #lookError: unknown = null;
  #started = false;
  #forgetWake = () => {};

  constructor(options: JobRunnerOptions) {
    this.#options = options;
    this.#leaseMs = options.leaseMs ?? LEASE_MS;
    this.#parallel = options.parallel ?? PARALLEL;
  }

  start(): void {
    this.#started = true;
    this.wake();
  }

  /** Looks for ready jobs now; cheap when there are none. */
  wake(): void {
    if (!this.#started) return;
    this.#lookAgain = true;
    this.#looking ??= this.#look().finally(() => {
      this.#looking = null;
      // Who woke after the last look and before this moment found a look that was over.
      if (this.#lookAgain) this.wake();
    });
  }

  /** Resolves when nothing that is due is left, neither ready nor at work. Throws what the store throws. */
  async idle(): Promise<void> {
    for (;;) {
      await this.#settled();
      if (!this.#started || !(await this.#isSomethingReady())) return;
      this.wake();
      await this.#looking;
      if (this.#lookError !== null) throw this.#lookError;
    }
  }

  /** Takes no more jobs and resolves when those at work are done. */
  async stop(): Promise<void> {
    this.#started = false;
    this.#forgetWake();
    await this.#settled();
  }

  async #settled(): Promise<void> {
    while (this.#looking !== null || this.#running.size > 0)
      await Promise.all([this.#looking, ...this.#running]);
  }

  async #isSomethingReady(): Promise<boolean> {
    const next = await this.#options.jobs.nextReadyAt();
    return next !== null && next <= this.#options.clock.iso();
  }

  async #look(): Promise<void> {
    try {
      this.#lookError = null;
      while (this.#started && this.#lookAgain) {
        this.#lookAgain = false;
        await this.#takeReadyJobs();
      }
    } catch (error) {
      this.#lookError = error;
      this.#options.log.error({ err: error }, 'looking for ready jobs failed');
      this.#wakeIn(LOOK_AGAIN_MS);
    }
  }

  async #takeReadyJobs(): Promise<void> {
    const { jobs, clock, owner } = this.#options;
    await this.#putBackOwed();
    // The end of any job at work wakes again.
    if (this.#running.size >= this.#parallel) return;
    const next = await jobs.nextReadyAt();
    if (next === null) return;
    const now = clock.iso();
    if (next > now) return this.#wakeAt(new Date(next));
    // Jobs that ended with the one that woke, by the same commit, have made room meanwhile.
    const limit = this.#parallel - this.#running.size;
    const claimed = await jobs.claim({ owner, now, leaseMs: this.#leaseMs, limit });
    for (const job of claimed) this.#begin(job);
    if (claimed.length > 0) this.#lookAgain = true;
    else this.#wakeIn(LOOK_AGAIN_MS);
  }

  #begin(job: JobRow): void {
    const work = this.#work(job).finally(() => {
      this.#running.delete(work);
      this.wake();
    });
    this.#running.add(work);
  }

  async #work(job: JobRow): Promise<void> {
    const { jobs, clock, owner } = this.#options;
    const lost = new AbortController();
    const endLease = keepLease(job, { jobs, clock, owner, leaseMs: this.#leaseMs }, () => lost.abort());
    try {
      await this.#settle(job, await this.#attempt(job, lost.signal));
    } catch (error) {
      await this.#retry(job, error);
    } finally {
      endLease();
    }
  }

  #attempt(job: JobRow, signal: AbortSignal): Promise<JobOutcome> {
    const handler = this.#handlerOf(job);
    // Begun more often than it may fail: each time the process ended before the work did.
    if (job.attempts > job.maxAttempts && handler.giveUp)
      return handler.giveUp(
        job,
        job.lastError ?? `The work was begun ${job.maxAttempts} times and never ended.`,
      );
    return handler.perform(job, signal);
  }

  async #settle(job: JobRow, outcome: JobOutcome): Promise<void> {
    const { jobs, owner } = this.#options;
    if (outcome.kind === 'finished') await jobs.finish(job.id, owner, job.attempts);
    if (outcome.kind === 'later')
      await jobs.retryAt(job.id, owner, job.attempts, {
        dueAt: this.#in(outcome.afterMs),
        error: outcome.reason,
        failedAt: null,
      });
    else if (job.attempts > STUCK_AFTER) this.#options.onStuckChange?.(job);
  }

  /**
   * A failure: again later, or for good. That the store cannot be used is no fault of the job, which might be given up
   * for it: it may be attempted once more for that, and counts as failing all the same. If the store does not take the job back now, that is done before any other is taken.
   */
  async #retry(job: JobRow, error: unknown): Promise<void> {
    const { jobs, owner, clock, random, log } = this.#options;
    const reason = error instanceof Error ? error.message : String(error);
    const details = {
      jobId: job.id,
      instanceId: job.instanceId,
      kind: job.kind,
      jobType: job.jobType,
      attempts: job.attempts,
      err: error,
    };
    log.warn(details, 'a job failed');
    const { giveUp } = this.#handlerOf(job);
    const isStores = error instanceof StoreUnavailable && giveUp !== undefined;
    const delayMs =
      error instanceof TryAgainAfter
        ? askedDelayMs(error.afterMs, random)
        : retryDelayMs(job.attempts, random);
    const putBack = () =>
      jobs.retryAt(job.id, owner, job.attempts, {
        dueAt: this.#in(delayMs),
        error: reason,
        failedAt: clock.iso(),
        ...(isStores && { maxAttempts: job.maxAttempts + 1 }),
      });
    try {
      if (job.attempts >= job.maxAttempts && giveUp && !isStores)
        await this.#settle(job, await giveUp(job, reason));
      else await putBack();
      if (job.attempts === STUCK_AFTER) this.#options.onStuckChange?.(job);
    } catch (second) {
      log.error({ ...details, err: second }, 'a failed job could not be put back; that is tried again');
      this.#owed.set(job.id, putBack);
    }
  }

  /** Otherwise their leases would end, and each end would count as an attempt. Throws what the store throws. */
  async #putBackOwed(): Promise<void> {
    for (const [id, putBack] of this.#owed) {
      await putBack();
      if (this.#owed.get(id) === putBack) this.#owed.delete(id);
    }
  }

  #handlerOf({ id, kind }: JobRow): JobHandler {
    if (kind === 'external') throw new Error(`The external job ${id} is not the server's to do.`);
    return this.#options.handlers[kind];
  }

  #in(ms: number): string {
    return new Date(this.#options.clock.now().getTime() + ms).toISOString();
  }

  #wakeIn(ms: number): void {
    this.#forgetWake();
    this.#forgetWake = this.#options.clock.wakeAfter(ms, () => this.wake());
  }

  #wakeAt(instant: Date): void {
    this.#forgetWake();
    this.#forgetWake = this.#options.clock.wakeAt(instant, () => this.wake());
  }
}
