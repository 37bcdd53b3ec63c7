import { describe, expect, it } from 'vitest';
import type { CurrentStore } from './harness.ts';
import { aCommit, aJob, anEvent, anIncident, anInstance, aSubscription, aTask, at, NOON } from './samples.ts';

export function commitContract(current: CurrentStore): void {
  const fullCommit = () =>
    aCommit(anInstance('i1'), {
      events: [anEvent('i1', 1).data, anEvent('i1', 2).data],
      tasks: [aTask('t1', 'i1')],
      jobs: [aJob('j1', 'i1')],
      subscriptions: [aSubscription('s1', 'i1')],
      incidents: [anIncident('n1', 'i1')],
      idempotent: { key: 'k1', answer: { rev: 1 }, expiresAt: at(60) },
    });

  async function expectNothingOf(instanceId: string): Promise<void> {
    const { instances, jobs } = current();
    expect(await instances.load(instanceId)).toBeNull();
    expect(await instances.revision(instanceId)).toBeNull();
    expect(await instances.events(instanceId, 0, 10)).toEqual([]);
    expect(await instances.openTasks(instanceId)).toEqual([]);
    expect(await jobs.nextReadyAt()).toBeNull();
    expect(await instances.subscriptionsFor('reply', 'K1')).toEqual([]);
    expect(await instances.openIncidents(instanceId)).toEqual([]);
  }

  describe('commit', () => {
    it('makes all parts of a step visible', async () => {
      const { instances, jobs } = current();
      expect(await instances.commit(fullCommit())).toEqual({ ok: true });
      expect(await instances.load('i1')).toEqual(anInstance('i1'));
      expect(await instances.revision('i1')).toBe(1);
      expect((await instances.events('i1', 0, 10)).map(({ seq }) => seq)).toEqual([1, 2]);
      expect(await instances.task('t1')).toEqual(aTask('t1', 'i1'));
      expect(await jobs.job('j1')).toEqual(aJob('j1', 'i1'));
      expect(await instances.subscription('s1')).toEqual(aSubscription('s1', 'i1'));
      expect(await instances.incident('n1')).toEqual(anIncident('n1', 'i1'));
      expect(await instances.idempotentAnswer('k1')).toEqual({ rev: 1 });
    });

    it('leaves nothing behind when a part of it fails', async () => {
      const { instances } = current();
      const broken = { ...fullCommit(), consumedMessages: ['never-buffered'] };
      expect(await instances.commit(broken)).toEqual({ ok: false, conflict: 'message' });
      await expectNothingOf('i1');
      expect(await instances.idempotentAnswer('k1')).toBeNull();
    });

    it('refuses a step on an old revision and changes nothing', async () => {
      const { instances } = current();
      await instances.commit(aCommit(anInstance('i1')));
      await instances.commit(aCommit(anInstance('i1', { rev: 2, openIncidents: 2 })));
      const stale = aCommit(anInstance('i1', { rev: 2, openIncidents: 7 }), { tasks: [aTask('t9', 'i1')] });
      expect(await instances.commit(stale)).toEqual({ ok: false, conflict: 'revision' });
      expect((await instances.load('i1'))?.openIncidents).toBe(2);
      expect(await instances.task('t9')).toBeNull();
    });

    it('refuses a new instance whose id exists, and a step of one that does not', async () => {
      const { instances } = current();
      await instances.commit(aCommit(anInstance('i1')));
      expect(await instances.commit(aCommit(anInstance('i1')))).toEqual({ ok: false, conflict: 'revision' });
      const orphan = aCommit(anInstance('unknown', { rev: 4 }));
      expect(await instances.commit(orphan)).toEqual({ ok: false, conflict: 'revision' });
      expect(await instances.load('unknown')).toBeNull();
    });

    it('lets exactly one of many simultaneous steps on the same revision through', async () => {
      const { instances } = current();
      await instances.commit(aCommit(anInstance('i1')));
      const results = await Promise.all(
        Array.from({ length: 20 }, (_, n) =>
          instances.commit(aCommit(anInstance('i1', { rev: 2, title: `writer ${n}` }))),
        ),
      );
      expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    });

    it('lets a conflict of one instance touch no other', async () => {
      const { instances } = current();
      await instances.commit(aCommit(anInstance('taken')));
      const results = await Promise.all([
        instances.commit(aCommit(anInstance('a'))),
        instances.commit(aCommit(anInstance('taken'))),
        instances.commit(aCommit(anInstance('b'))),
      ]);
      expect(results.map(({ ok }) => ok)).toEqual([true, false, true]);
      expect(await instances.revision('a')).toBe(1);
      expect(await instances.revision('b')).toBe(1);
    });

    it('replaces tasks, takes ended jobs and closed subscriptions away, resolves incidents', async () => {
      const { instances, jobs } = current();
      await instances.commit(fullCommit());
      const done = aTask('t1', 'i1', { rev: 2, status: 'completed', completedBy: 'wang.li', endedAt: at(1) });
      await instances.commit(
        aCommit(anInstance('i1', { rev: 2 }), {
          changedTasks: [done],
          endedJobs: ['j1'],
          closedSubscriptions: ['s1'],
          incidents: [anIncident('n1', 'i1', { resolvedAt: at(1) })],
        }),
      );
      expect(await instances.task('t1')).toEqual(done);
      expect(await instances.openTasks('i1')).toEqual([]);
      expect(await jobs.job('j1')).toBeNull();
      expect(await instances.subscription('s1')).toBeNull();
      expect(await instances.openIncidents()).toEqual([]);
      expect((await instances.incident('n1'))?.resolvedAt).toBe(at(1));
    });

    it('takes an ended job away before it writes a new one of the same id', async () => {
      const { instances, jobs } = current();
      await instances.commit(fullCommit());
      await instances.commit(
        aCommit(anInstance('i1', { rev: 2 }), {
          endedJobs: ['j1'],
          jobs: [aJob('j1', 'i1', { dueAt: at(5) })],
        }),
      );
      expect((await jobs.job('j1'))?.dueAt).toBe(at(5));
    });
  });

  describe('idempotent answers', () => {
    it('lets a key be used once', async () => {
      const { instances } = current();
      await instances.commit(fullCommit());
      const again = aCommit(anInstance('i2'), {
        idempotent: { key: 'k1', answer: { rev: 9 }, expiresAt: at(60) },
      });
      expect(await instances.commit(again)).toEqual({ ok: false, conflict: 'idempotency' });
      expect(await instances.load('i2')).toBeNull();
      expect(await instances.idempotentAnswer('k1')).toEqual({ rev: 1 });
    });

    it('keeps one that goes with no step, the first of them', async () => {
      const { instances } = current();
      const answers = await Promise.all(
        [1, 2, 3].map((n) => instances.keepAnswer({ key: 'k2', answer: { n }, expiresAt: at(60) })),
      );
      const kept = await instances.idempotentAnswer('k2');
      expect(answers).toEqual([kept, kept, kept]);
      expect(await instances.keepAnswer({ key: 'k2', answer: null, expiresAt: at(60) })).toEqual(kept);
      await instances.commit(fullCommit());
      expect(await instances.keepAnswer({ key: 'k1', answer: null, expiresAt: at(60) })).toEqual({ rev: 1 });
      expect(await instances.deleteExpired(at(60))).toBe(2);
      expect(await instances.idempotentAnswer('k2')).toBeNull();
    });

    it('forgets a key when its time is over', async () => {
      const { instances } = current();
      await instances.commit(fullCommit());
      expect(await instances.deleteExpired(at(59))).toBe(0);
      expect(await instances.deleteExpired(at(60))).toBe(1);
      expect(await instances.idempotentAnswer('k1')).toBeNull();
    });
  });

  describe('history', () => {
    it('reads events page by page, across commits, in order', async () => {
      const { instances } = current();
      await instances.commit(
        aCommit(anInstance('i1'), { events: [1, 2, 3].map((seq) => anEvent('i1', seq).data) }),
      );
      await instances.commit(
        aCommit(anInstance('i1', { rev: 2 }), { events: [4, 5].map((seq) => anEvent('i1', seq).data) }),
      );
      const seqs = async (after: number, limit: number) =>
        (await instances.events('i1', after, limit)).map(({ seq }) => seq);
      expect(await seqs(0, 100)).toEqual([1, 2, 3, 4, 5]);
      expect(await seqs(1, 3)).toEqual([2, 3, 4]);
      expect(await seqs(5, 10)).toEqual([]);
    });

    it('lists open incidents of one instance or of all, oldest first', async () => {
      const { instances } = current();
      await instances.commit(
        aCommit(anInstance('i1'), { incidents: [anIncident('n2', 'i1', { raisedAt: at(2) })] }),
      );
      await instances.commit(
        aCommit(anInstance('i2'), { incidents: [anIncident('n1', 'i2', { raisedAt: NOON })] }),
      );
      expect((await instances.openIncidents()).map(({ id }) => id)).toEqual(['n1', 'n2']);
      expect((await instances.openIncidents('i1')).map(({ id }) => id)).toEqual(['n2']);
    });
  });
}
