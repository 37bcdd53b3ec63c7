import { beforeEach, describe, expect, it } from 'vitest';
import type { JobRow } from '../ports/rows.ts';
import type { CurrentStore } from './harness.ts';
import { aCommit, aJob, anInstance, at, NOON } from './samples.ts';

const LEASE_MS = 60_000;

export function jobContract(current: CurrentStore): void {
  describe('jobs', () => {
    const claim = (owner: string, now = NOON, limit = 10) =>
      current().jobs.claim({ owner, now, leaseMs: LEASE_MS, limit });
    const claimOne = async (owner: string, now = NOON): Promise<JobRow> => {
      const [job] = await claim(owner, now, 1);
      if (job === undefined) throw new Error('Nothing to claim');
      return job;
    };

    beforeEach(async () => {
      await current().instances.commit(
        aCommit(anInstance('i1'), {
          jobs: [
            aJob('later', 'i1', { dueAt: at(10) }),
            aJob('second', 'i1'),
            aJob('first', 'i1', { dueAt: at(-5) }),
          ],
        }),
      );
    });

    it('gives due jobs, oldest due first, with owner, lease and attempt', async () => {
      const jobs = await claim('n1');
      expect(jobs.map(({ id }) => id)).toEqual(['first', 'second']);
      expect(jobs[0]).toEqual(
        aJob('first', 'i1', { dueAt: at(-5), owner: 'n1', lockedUntil: at(1), attempts: 1 }),
      );
    });

    it('gives no more than were asked for', async () => {
      expect((await claim('n1', NOON, 1)).map(({ id }) => id)).toEqual(['first']);
      expect((await claim('n2', NOON, 5)).map(({ id }) => id)).toEqual(['second']);
    });

    it('never gives the same job to two owners', async () => {
      await current().instances.commit(
        aCommit(anInstance('i2'), { jobs: Array.from({ length: 40 }, (_, n) => aJob(`x${n}`, 'i2')) }),
      );
      const claims = await Promise.all(['n1', 'n2', 'n3', 'n4'].map((owner) => claim(owner, NOON, 25)));
      const ids = claims.flat().map(({ id }) => id);
      expect(ids).toHaveLength(42);
      expect(new Set(ids).size).toBe(42);
    });

    it('gives a job to another when the lease is over, and the first owner’s word counts no more', async () => {
      const mine = await claimOne('n1');
      expect(await claim('n2', at(0.9), 1)).toMatchObject([{ id: 'second' }]);
      const taken = await claimOne('n2', at(1));
      expect(taken).toMatchObject({ id: 'first', owner: 'n2', attempts: 2 });
      const { jobs } = current();
      expect(await jobs.renew(mine.id, 'n1', mine.attempts, at(9))).toBe(false);
      const late = { dueAt: at(9), error: 'late', failedAt: at(1) };
      expect(await jobs.retryAt(mine.id, 'n1', mine.attempts, late)).toBe(false);
      expect(await jobs.finish(mine.id, 'n1', mine.attempts)).toBe(false);
      expect(await jobs.finish(taken.id, 'n2', taken.attempts)).toBe(true);
      expect(await jobs.job('first')).toBeNull();
    });

    it('fences the same owner by the attempt', async () => {
      const [mine] = await claim('n1');
      const [again] = await claim('n1', at(1));
      expect(again).toMatchObject({ id: 'first', attempts: 2 });
      expect(await current().jobs.finish('first', 'n1', mine?.attempts ?? 0)).toBe(false);
      expect(await current().jobs.finish('first', 'n1', again?.attempts ?? 0)).toBe(true);
    });

    it('keeps a renewed job', async () => {
      const mine = await claimOne('n1');
      expect(await current().jobs.renew(mine.id, 'n1', 1, at(5))).toBe(true);
      expect((await claim('n2', at(4))).map(({ id }) => id)).toEqual(['second']);
      expect(await current().jobs.finish(mine.id, 'n1', 1)).toBe(true);
    });

    it('tries again at the time that was said, with the error kept', async () => {
      const mine = await claimOne('n1');
      const retry = { dueAt: at(3), error: 'no answer', failedAt: at(1) };
      expect(await current().jobs.retryAt(mine.id, 'n1', 1, retry)).toBe(true);
      expect(await current().jobs.job('first')).toMatchObject({
        owner: null,
        lockedUntil: null,
        dueAt: at(3),
        attempts: 1,
        lastError: 'no answer',
        failingSince: at(1),
      });
      expect((await claim('n2', at(2))).map(({ id }) => id)).toEqual(['second']);
      expect(await claim('n3', at(3))).toMatchObject([{ id: 'second' }, { id: 'first', attempts: 2 }]);
    });

    it('allows from then on as many attempts as was said, and else as many as before', async () => {
      const { jobs } = current();
      const retry = { dueAt: at(1), error: 'no', failedAt: NOON };
      const { maxAttempts } = await claimOne('n1');
      await jobs.retryAt('first', 'n1', 1, retry);
      expect(await jobs.job('first')).toMatchObject({ maxAttempts });
      await claim('n1', at(1));
      await jobs.retryAt('first', 'n1', 2, { ...retry, maxAttempts: 42 });
      expect(await jobs.job('first')).toMatchObject({ attempts: 2, maxAttempts: 42 });
    });

    it('gives the attempt back where that is asked for', async () => {
      await claimOne('n1');
      const retry = { dueAt: at(3), error: 'conflict', failedAt: null };
      await current().jobs.retryAt('first', 'n1', 1, retry);
      expect(await current().jobs.job('first')).toMatchObject({ attempts: 0, failingSince: null });
    });

    it('tells which jobs go on failing, while they wait and while they are tried', async () => {
      const { jobs } = current();
      await claim('n1');
      await jobs.finish('first', 'n1', 1);
      await jobs.retryAt('second', 'n1', 1, { dueAt: at(1), error: 'no', failedAt: NOON });
      const failing = async (failures: number, of: { instanceId?: string } = {}) =>
        (await jobs.failing({ ...of, failures, limit: 9 })).map(({ id }) => id);
      expect([await failing(1), await failing(2)]).toEqual([['second'], []]);
      await claim('n1', at(1));
      expect([await failing(1), await failing(2)]).toEqual([['second'], []]);
      await jobs.retryAt('second', 'n1', 2, { dueAt: at(99), error: 'still no', failedAt: at(2) });
      expect(await jobs.failing({ failures: 2, limit: 1 })).toMatchObject([
        { id: 'second', lastError: 'still no', failingSince: NOON, attempts: 2 },
      ]);
      expect(await failing(2, { instanceId: 'i1' })).toEqual(['second']);
      expect(await failing(2, { instanceId: 'i2' })).toEqual([]);
    });

    it('brings a job forward that waits for its next try, and none that has not failed', async () => {
      const { jobs } = current();
      await claimOne('n1');
      expect(await jobs.tryNow('first', at(2))).toBe(false);
      await jobs.retryAt('first', 'n1', 1, { dueAt: at(60), error: 'no', failedAt: NOON });
      expect(await jobs.tryNow('first', at(2))).toBe(true);
      expect(await jobs.tryNow('first', at(5))).toBe(true);
      expect(await claim('n2', at(2))).toMatchObject([{ id: 'second' }, { id: 'first', attempts: 2 }]);
      expect(await jobs.tryNow('first', at(9))).toBe(false);
      expect(await jobs.tryNow('later', at(2))).toBe(false);
      expect(await jobs.job('later')).toMatchObject({ dueAt: at(10) });
      expect(await jobs.tryNow('nobody', at(9))).toBe(false);
    });

    it('tells when the next job can be claimed', async () => {
      const { jobs } = current();
      expect(await jobs.nextReadyAt()).toBe(at(-5));
      await claim('n1');
      expect(await jobs.nextReadyAt()).toBe(at(1));
      await jobs.finish('first', 'n1', 1);
      await jobs.finish('second', 'n1', 1);
      expect(await jobs.nextReadyAt()).toBe(at(10));
      await current().instances.commit(aCommit(anInstance('i1', { rev: 2 }), { endedJobs: ['later'] }));
      expect(await jobs.nextReadyAt()).toBeNull();
    });

    it('keeps external jobs apart: they are claimed by their types, and by nothing else', async () => {
      const { jobs } = current();
      const external = (id: string, jobType: string, dueAt = NOON) =>
        aJob(id, 'i2', { kind: 'external', jobType, dueAt });
      const jobRows = [external('e1', 'print', at(-9)), external('e2', '打印 标签'), external('e3', 'bill')];
      await current().instances.commit(aCommit(anInstance('i2'), { jobs: jobRows }));
      expect(await jobs.nextReadyAt()).toBe(at(-5));
      expect(await jobs.nextReadyAt(['print', 'bill'])).toBe(at(-9));
      expect(await jobs.nextReadyAt(['nothing'])).toBeNull();
      expect((await claim('n1')).map(({ id }) => id)).toEqual(['first', 'second']);
      const taken = (jobTypes: string[], now = NOON) =>
        jobs.claim({ owner: 'w1', now, leaseMs: LEASE_MS, limit: 9, jobTypes });
      expect(await taken(['nothing'])).toEqual([]);
      expect((await taken(['打印 标签', 'print'])).map(({ id }) => id)).toEqual(['e1', 'e2']);
      expect(await jobs.nextReadyAt(['print'])).toBe(at(1));
      expect(await taken(['print'], at(1))).toMatchObject([{ id: 'e1', owner: 'w1', attempts: 2 }]);
      expect(await jobs.finish('e2', 'w1', 1)).toBe(true);
    });

    it('tells what waits, by kind and type', async () => {
      const { jobs } = current();
      const external = aJob('e1', 'i2', { kind: 'external', jobType: '打印 标签', dueAt: at(-1) });
      const timer = aJob('t1', 'i2', { kind: 'timer', jobType: null, dueAt: at(-2) });
      await current().instances.commit(aCommit(anInstance('i2'), { jobs: [external, timer] }));
      const waiting = await jobs.waiting(NOON);
      expect([...waiting].sort((a, b) => (a.kind < b.kind ? -1 : 1))).toEqual([
        { kind: 'external', jobType: '打印 标签', count: 1, since: at(-1) },
        { kind: 'service', jobType: 'archive', count: 2, since: at(-5) },
        { kind: 'timer', jobType: null, count: 1, since: at(-2) },
      ]);
      await claim('n1');
      expect(await jobs.waiting(NOON)).toMatchObject([{ kind: 'external' }]);
    });

    it('takes a submission once, with its message, also when its job is done already', async () => {
      const { instances, jobs } = current();
      const message = {
        id: 'm1',
        name: 'paid',
        correlationKey: 'K1',
        payload: { sum: 3 },
        expiresAt: at(60),
      };
      const submission = {
        job: aJob('s1', 'outside', { kind: 'send-message', jobType: null, dueAt: at(-20) }),
        message,
        rememberUntil: at(60),
      };
      const answers = await Promise.all([1, 2, 3].map(() => jobs.submit(submission)));
      expect(answers.filter((isNew) => isNew)).toHaveLength(1);
      expect(await claimOne('n1')).toMatchObject({ id: 's1', kind: 'send-message', instanceId: 'outside' });
      expect(await instances.bufferedMessages('paid', 'K1', NOON)).toEqual([message]);
      await instances.commit(aCommit(anInstance('i2'), { consumedMessages: ['m1'], endedJobs: ['s1'] }));
      expect(await jobs.submit(submission)).toBe(false);
      expect(await jobs.job('s1')).toBeNull();
      expect(await instances.bufferedMessages('paid', 'K1', NOON)).toEqual([]);
    });

    it('leaves a job that is there already as it is', async () => {
      await claimOne('n1');
      await current().instances.commit(
        aCommit(anInstance('i1', { rev: 2 }), { jobs: [aJob('first', 'i1')] }),
      );
      expect(await current().jobs.job('first')).toMatchObject({ owner: 'n1', attempts: 1 });
    });
  });
}
