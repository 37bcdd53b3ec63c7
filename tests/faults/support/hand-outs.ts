import type { ActivatedJob } from '@flowbook/contract';
import type { Entry } from './ledger.ts';

/** One attempt at a job, as a worker got it. */
export interface Hold {
  readonly job: ActivatedJob;
  /** Until when it is the worker's, as far as it was told. */
  until: string;
  /** What the worker said of it, in order. */
  readonly words: Entry[];
}

/** When a job was asked for, and no later moment of the server's clock than that of the answer. */
interface Moment {
  readonly askedAt: number;
  readonly now: string;
}

const ENDS = ['completeJob', 'throwJobError'];

/** Every job that workers got, each time they got it: nobody may get one that is somebody else's, or that is over. */
export class HandOuts {
  readonly #holds = new Map<string, Hold[]>();
  /** No clock of a server was turned back, and no two show different times. */
  readonly clocksAgree: boolean;
  /** What may not happen whatever the server goes through. */
  readonly troubles: string[] = [];

  constructor(clocksAgree: boolean) {
    this.clocksAgree = clocksAgree;
  }

  take(job: ActivatedJob, { askedAt, now }: Moment): Hold {
    const earlier = this.of(job.id);
    for (const { job: before, until, words } of earlier) {
      const place = `job ${job.id} (${job.jobType})`;
      if (before.lease === job.lease) this.troubles.push(`${place} was handed out twice under one lease`);
      const end = words.find(
        ({ command, outcome }) => ENDS.includes(command.route) && outcome.kind === 'acknowledged',
      );
      if (end?.answeredAt != null && end.answeredAt < askedAt)
        this.troubles.push(`${place} was handed out after ${end.command.route} was acknowledged`);
      // An answer may come later than that to who took the job afterwards.
      const isLater = attemptOf(job.lease) > attemptOf(before.lease);
      if (this.clocksAgree && isLater && isKept(words) && now < until)
        this.troubles.push(
          `${place} was handed out under ${job.lease} at ${now}; under ${before.lease} it is held until ${until}`,
        );
    }
    const hold: Hold = { job, until: job.leaseUntil, words: [] };
    this.#holds.set(job.id, [...earlier, hold]);
    return hold;
  }

  of(jobId: string): readonly Hold[] {
    return this.#holds.get(jobId) ?? [];
  }

  /**
   * Whether the word of somebody who had the job before may have ended it: it counts if the lease was not over when it
   * was taken, also where it comes to stand when another has the job already.
   */
  mayBeEnded({ id, lease }: ActivatedJob): boolean {
    return this.of(id).some(
      ({ job, words }) =>
        job.lease !== lease &&
        words.some(({ command, outcome }) => command.route !== 'extendLease' && outcome.kind !== 'refused'),
    );
  }

  /** How often jobs were handed out. */
  get size(): number {
    return [...this.#holds.values()].reduce((total, holds) => total + holds.length, 0);
  }

  /** Of each job the last time that it was handed out. */
  get latest(): readonly Hold[] {
    return [...this.#holds.values()].flatMap((holds) => holds.slice(-1));
  }

  /** Ends that were acknowledged more than once for a job: by two workers, or in two ways. */
  get endedTwice(): readonly string[] {
    return [...this.#holds].flatMap(([id, holds]) => {
      const ends = holds.flatMap(({ job, words }) =>
        words
          .filter(({ command, outcome }) => ENDS.includes(command.route) && outcome.kind === 'acknowledged')
          .map(({ command }) => `${command.route} under ${job.lease}`),
      );
      return new Set(ends).size > 1 ? [`job ${id} was ended by ${[...new Set(ends)].join(' and ')}`] : [];
    });
  }
}

/** Whether a worker still has its job after what it said; not where an answer may have been lost: a lease can be shortened. */
export function isKept(words: readonly Entry[]): boolean {
  return words.every(
    ({ command, outcome }) =>
      outcome.kind === 'refused' || (outcome.kind === 'acknowledged' && command.route === 'extendLease'),
  );
}

/** What a lease says of itself: the number of the attempt. */
export function attemptOf(lease: string): number {
  return Number(lease.split('.', 1)[0]);
}
