import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ENDLESS_ATTEMPTS } from '../execution/projection/job-data.ts';
import { STUCK_AFTER, stuckJobs } from '../execution/stuck-jobs.ts';
import { ManualClock } from '../platform/clock.ts';
import { aCommit, aJob, anInstance, at, NOON } from '../stores/contract-tests/samples.ts';
import { StoreUnavailable } from '../stores/ports/errors.ts';
import type { JobStore } from '../stores/ports/instance-store.ts';
import type { JobRow } from '../stores/ports/rows.ts';
import type { Store } from '../stores/ports/store.ts';
import { openSqliteStore } from '../stores/sqlite/open-sqlite-store.ts';
import { tempDirectory } from '../testing/temp-directory.ts';
import { FINISHED, type JobHandler, TryAgainAfter } from './job-handler.ts';
import { JobRunner, type JobRunnerOptions } from './job-runner.ts';

describe('the job runner', () => {
  const folder = tempDirectory();
  let store: Store;
  let clock: ManualClock;
  let rev: number;
  let runners: JobRunner[];

  beforeEach(async () => {
    store = await openSqliteStore({ directory: folder.path });
    clock = new ManualClock(NOON);
    rev = 0;
    runners = [];
  });
  afterEach(async () => {
    await Promise.all(runners.map((runner) => runner.stop()));
    await store.close();
    folder.remove();
  });

  async function put(...jobs: readonly JobRow[]): Promise<void> {
    await store.instances.commit(aCommit(anInstance('i1', { rev: ++rev }), { jobs }));
  }

  function run(handler: JobHandler, options: Partial<JobRunnerOptions> = {}): JobRunner {
    const nothing: JobHandler = { perform: async () => FINISHED };
    const runner = new JobRunner({
      jobs: store.jobs,
      handlers: {
        service: handler,
        timer: handler,
        'start-call': nothing,
        'start-timer': nothing,
        'end-call': nothing,
        'cancel-call': nothing,
        'send-message': nothing,
        'match-messages': nothing,
        'broadcast-signal': nothing,
        'begin-by-condition': nothing,
        'escalate-call': nothing,
      },
      clock,
      random: () => 0,
      owner: 'n1',
      log: { warn: () => {}, error: () => {} },
      parallel: 4,
      ...options,
    });
    runners.push(runner);
    runner.start();
    return runner;
  }

  it('works on no more jobs at a time than it may, and on all of them in the end', async () => {
    await put(...Array.from({ length: 25 }, (_, n) => aJob(`j${n}`, 'i1')));
    let now = 0;
    let most = 0;
    const done = new Set<string>();
    const runner = run({
      perform: async (job) => {
        most = Math.max(most, ++now);
        await store.jobs.job(job.id);
        now--;
        done.add(job.id);
        return FINISHED;
      },
    });
    await runner.idle();
    expect([most, done.size]).toEqual([4, 25]);
    expect(await store.jobs.nextReadyAt()).toBeNull();
  });

  it('takes no more jobs once it is stopped, and waits for those at work', async () => {
    await put(aJob('j1', 'i1'));
    let finish = () => {};
    let begin = () => {};
    const begun = new Promise<void>((resolve) => {
      begin = resolve;
    });
    const runner = run({
      perform: async () => {
        begin();
        await new Promise<void>((resolve) => {
          finish = resolve;
        });
        return FINISHED;
      },
    });
    await begun;
    await put(aJob('j2', 'i1'));
    const stopped = runner.stop();
    runner.wake();
    finish();
    await stopped;
    expect(await store.jobs.job('j1')).toBeNull();
    expect(await store.jobs.job('j2')).toMatchObject({ owner: null, attempts: 0 });
  });

  it('gives the attempt back when the job was not at fault', async () => {
    await put(aJob('j1', 'i1'));
    let tries = 0;
    const runner = run({
      perform: async () => (++tries < 9 ? { kind: 'later', afterMs: 1000, reason: 'busy' } : FINISHED),
    });
    for (let n = 0; n < 8; n++) {
      await runner.idle();
      clock.advance(1000);
    }
    await runner.idle();
    expect(tries).toBe(9);
    expect(await store.jobs.job('j1')).toBeNull();
  });

  it('never gives up a kind that must not be lost', async () => {
    await put(aJob('j1', 'i1', { kind: 'timer', maxAttempts: 2 }));
    let tries = 0;
    const runner = run({
      perform: async () => {
        if (++tries < 20) throw new Error('not now');
        return FINISHED;
      },
    });
    for (let hour = 0; hour < 20; hour++) {
      await runner.idle();
      clock.advance(3_600_000);
    }
    expect(tries).toBe(20);
    expect(await store.jobs.job('j1')).toBeNull();
  });

  it('tells when a job becomes stuck, and when it is so no more, but goes on trying', async () => {
    await put(aJob('j1', 'i1', { kind: 'timer', maxAttempts: ENDLESS_ATTEMPTS }));
    let tries = 0;
    const told: number[] = [];
    const runner = run(
      {
        perform: async () => {
          if (++tries <= STUCK_AFTER + 2) throw new Error('not now');
          return FINISHED;
        },
      },
      { onStuckChange: () => told.push(tries) },
    );
    for (let hour = 0; hour < 20; hour++) {
      await runner.idle();
      clock.advance(3_600_000);
    }
    expect(told).toEqual([STUCK_AFTER, STUCK_AFTER + 3]);
    expect(await store.jobs.job('j1')).toBeNull();
  });

  it('looks again when the store was away', async () => {
    await put(aJob('j1', 'i1'));
    let away = true;
    const jobs: JobStore = {
      ...store.jobs,
      claim: async (request) => {
        if (away) throw new StoreUnavailable('away');
        return store.jobs.claim(request);
      },
    };
    const runner = run({ perform: async () => FINISHED }, { jobs });
    await expect(runner.idle()).rejects.toThrow(StoreUnavailable);
    away = false;
    clock.advance(1000);
    await runner.idle();
    expect(await store.jobs.job('j1')).toBeNull();
  });

  it('looks again a second after the store was away, also when the clock was set back meanwhile', async () => {
    await put(aJob('j1', 'i1'));
    let looks = 0;
    const jobs: JobStore = {
      ...store.jobs,
      nextReadyAt: async () => {
        looks += 1;
        throw new StoreUnavailable('away');
      },
    };
    run({ perform: async () => FINISHED }, { jobs });
    await vi.waitFor(() => expect([looks, clock.appointments]).toEqual([1, 1]));
    clock.advance(-3_600_000);
    clock.advance(1000);
    await vi.waitFor(() => expect(looks).toBe(2));
  });

  it('gives no job up because the store could not be used', async () => {
    await put(aJob('j1', 'i1', { maxAttempts: 2 }));
    let tries = 0;
    const givenUp: string[] = [];
    const runner = run({
      perform: async () => {
        if (++tries <= 5) throw new StoreUnavailable('The disk is full.');
        return FINISHED;
      },
      giveUp: async (_job, reason) => {
        givenUp.push(reason);
        return FINISHED;
      },
    });
    for (let n = 0; n < 5; n++) {
      await runner.idle();
      clock.advance(3_600_000);
    }
    await runner.idle();
    expect([tries, givenUp]).toEqual([6, []]);
    expect(await store.jobs.job('j1')).toBeNull();
  });

  it('shows a job as failing, and then as stuck, for which the store can never be used', async () => {
    await put(aJob('j1', 'i1', { maxAttempts: 2 }));
    const told: string[] = [];
    const runner = run(
      {
        perform: () => Promise.reject(new StoreUnavailable('The disk is full.')),
        giveUp: () => Promise.reject(new Error('It was given up.')),
      },
      { onStuckChange: ({ id }) => told.push(id) },
    );
    for (let n = 1; n <= STUCK_AFTER; n++) {
      expect(await stuckJobs(store.jobs)).toEqual([]);
      await runner.idle();
      clock.advance(3_600_000);
    }
    expect(await stuckJobs(store.jobs)).toMatchObject([
      {
        id: 'j1',
        failingSince: NOON,
        lastError: 'The disk is full.',
        attempts: STUCK_AFTER,
        maxAttempts: STUCK_AFTER + 2,
      },
    ]);
    expect(told).toEqual(['j1']);
  });

  it('waits for as long as a failure says, instead of as long as usual', async () => {
    await put(aJob('j1', 'i1'));
    const begun: string[] = [];
    const runner = run({
      perform: async () => {
        begun.push(clock.iso());
        if (begun.length === 1) throw new TryAgainAfter('Too many requests.', 120_000);
        return FINISHED;
      },
    });
    await runner.idle();
    clock.advance(119_999);
    await runner.idle();
    expect(begun).toEqual([NOON]);
    clock.advance(1);
    await runner.idle();
    expect(begun).toEqual([NOON, at(2)]);
  });

  it('puts a failed job back as soon as the store takes it, before it takes any other', async () => {
    await put(aJob('j1', 'i1', { maxAttempts: 1 }));
    let away = false;
    const attempts: number[] = [];
    const jobs: JobStore = {
      ...store.jobs,
      retryAt: async (...given) => {
        if (away) throw new StoreUnavailable('away');
        return store.jobs.retryAt(...given);
      },
    };
    const runner = run(
      {
        perform: async (job) => {
          attempts.push(job.attempts);
          if (attempts.length > 1) return FINISHED;
          away = true;
          throw new StoreUnavailable('away');
        },
        giveUp: async () => {
          throw new Error('It was given up.');
        },
      },
      { jobs },
    );
    await runner.idle().catch(() => {});
    expect(await store.jobs.job('j1')).toMatchObject({ owner: 'n1', attempts: 1 });
    away = false;
    // Its lease would last for half a minute.
    for (let second = 0; second < 2; second++) {
      clock.advance(1000);
      await runner.idle();
    }
    expect(attempts).toEqual([1, 2]);
    expect(await store.jobs.job('j1')).toBeNull();
  });

  it('tells the work when its lease was lost, and leaves the job to its new owner', async () => {
    await put(aJob('j1', 'i1'));
    let signal: AbortSignal | undefined;
    let begin = () => {};
    const begun = new Promise<void>((resolve) => {
      begin = resolve;
    });
    const runner = run({
      perform: (_job, given) => {
        signal = given;
        begin();
        return new Promise((resolve) => given.addEventListener('abort', () => resolve(FINISHED)));
      },
    });
    await begun;
    // Another node sees the lease over, its clock being ahead.
    await store.jobs.claim({ owner: 'n2', now: at(10), leaseMs: 600_000, limit: 1 });
    clock.advance(15_000);
    await runner.idle();
    expect(signal?.aborted).toBe(true);
    expect(await store.jobs.job('j1')).toMatchObject({ owner: 'n2', attempts: 2 });
  });
});
