import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  aCommit,
  aJob,
  anEvent,
  anIncident,
  anInstance,
  aSubscription,
  aTask,
  at,
  NOON,
} from '../contract-tests/samples.ts';
import type { Commit } from '../ports/instance-store.ts';
import type { Store } from '../ports/store.ts';
import { type Connected, connect } from './database.ts';
import { OutboxPatrol } from './heal.ts';
import type { CrashPoint } from './instance-commit.ts';
import { openMongodbStore } from './open-mongodb-store.ts';
import { type TestDatabase, testDatabase } from './testing/test-database.ts';

const aMessage = (id: string) => ({
  id,
  name: 'reply',
  correlationKey: 'K1',
  payload: { id },
  expiresAt: at(60),
});

/** Touches everything that a commit can touch. */
const fullCommit = (): Commit =>
  aCommit(anInstance('i1'), {
    events: [anEvent('i1', 1).data, anEvent('i1', 2).data],
    tasks: [aTask('t1', 'i1')],
    jobs: [aJob('j1', 'i1')],
    endedJobs: ['old job'],
    subscriptions: [aSubscription('s1', 'i1')],
    incidents: [anIncident('n1', 'i1')],
    messages: [aMessage('sent')],
    consumedMessages: ['received'],
    idempotent: { key: 'k1', answer: { rev: 1 }, expiresAt: at(60) },
  });

describe('a node that stops in the middle of a commit', () => {
  let database: TestDatabase;
  let open: { close(): Promise<void> }[];
  let other: Store;

  beforeEach(async () => {
    database = await testDatabase();
    open = [];
    other = await openStore();
    await other.instances.bufferMessage(aMessage('received'));
    await other.instances.commit(aCommit(anInstance('i0'), { jobs: [aJob('old job', 'i0')] }));
  });
  afterEach(async () => {
    await Promise.all(open.map((store) => store.close()));
    await database.remove();
  });

  async function openStore(options: object = {}): Promise<Store> {
    // No patrol: who heals is what these tests are about.
    const store = await openMongodbStore({ uri: database.uri, patrolMs: 3_600_000, ...options });
    open.push(store);
    return store;
  }

  /** A node that dies there: it does not even let go of what it holds. */
  async function dieAt(point: CrashPoint): Promise<void> {
    const node = await openStore({
      at: (now: CrashPoint) => {
        if (now === point) throw new Error(`died when ${point}`);
      },
    });
    await expect(node.instances.commit(fullCommit())).rejects.toThrow(`died when ${point}`);
  }

  /** A node that is held there until it is let go on. */
  async function holdAt(point: CrashPoint) {
    let arrive = () => {};
    let letGo = () => {};
    const arrived = new Promise<void>((resolve) => {
      arrive = resolve;
    });
    const held = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    const node = await openStore({
      at: (now: CrashPoint) => {
        if (now !== point) return undefined;
        arrive();
        return held;
      },
    });
    const result = node.instances.commit(fullCommit());
    await arrived;
    return {
      goOn: () => {
        letGo();
        return result;
      },
    };
  }

  async function expectAllOfIt({ instances, jobs }: Store): Promise<void> {
    expect((await instances.events('i1', 0, 9)).map(({ seq }) => seq)).toEqual([1, 2]);
    expect(await instances.openTasks('i1')).toEqual([aTask('t1', 'i1')]);
    expect(await jobs.job('j1')).toEqual(aJob('j1', 'i1'));
    expect(await jobs.job('old job')).toBeNull();
    expect(await instances.subscription('s1')).toEqual(aSubscription('s1', 'i1'));
    expect(await instances.openIncidents('i1')).toEqual([anIncident('n1', 'i1')]);
    expect(await instances.bufferedMessages('reply', 'K1', NOON)).toEqual([aMessage('sent')]);
    expect(await instances.idempotentAnswer('k1')).toEqual({ rev: 1 });
  }

  async function connected(): Promise<Connected> {
    const connection = await connect(database.uri);
    open.push(connection);
    return connection;
  }

  describe('after the instance was replaced', () => {
    it('is made good by the next node that loads the instance', async () => {
      await dieAt('replaced');
      expect(await other.instances.task('t1')).toBeNull();
      expect(await other.instances.load('i1')).toEqual(anInstance('i1'));
      await expectAllOfIt(other);
    });

    it('is made good by the next commit of another node, which comes after it', async () => {
      await dieAt('replaced');
      const next = aCommit(anInstance('i1', { rev: 2 }), { events: [anEvent('i1', 3, { rev: 2 }).data] });
      expect(await other.instances.commit(next)).toEqual({ ok: true });
      expect((await other.instances.events('i1', 0, 9)).map(({ seq }) => seq)).toEqual([1, 2, 3]);
      expect(await other.instances.openTasks('i1')).toHaveLength(1);
    });

    it('is made good at the next start of any node', async () => {
      await dieAt('replaced');
      await openStore();
      await expectAllOfIt(other);
    });

    it('is made good by the patrol of a living node at its second look', async () => {
      await dieAt('replaced');
      const patrol = new OutboxPatrol((await connected()).database);
      await patrol.look();
      expect(await other.instances.task('t1')).toBeNull();
      await patrol.look();
      await expectAllOfIt(other);
    });

    it('has answered for good: its key gives the answer and nobody else gets it', async () => {
      await dieAt('replaced');
      expect(await other.instances.idempotentAnswer('k1')).toEqual({ rev: 1 });
      const again = aCommit(anInstance('i2'), {
        idempotent: { key: 'k1', answer: 'other', expiresAt: at(60) },
      });
      expect(await other.instances.commit(again)).toEqual({ ok: false, conflict: 'idempotency' });
    });

    it('has consumed its message for good', async () => {
      await dieAt('replaced');
      const rival = aCommit(anInstance('i2'), { consumedMessages: ['received'] });
      expect(await other.instances.commit(rival)).toEqual({ ok: false, conflict: 'message' });
      expect(await other.instances.load('i2')).toBeNull();
    });

    it('brings nothing back when it was only slow and writes its outbox after others went on', async () => {
      const slow = await holdAt('replaced');
      const { instances, jobs } = other;
      await instances.load('i1');
      const done = aTask('t1', 'i1', { rev: 2, status: 'completed', endedAt: at(1) });
      await instances.commit(
        aCommit(anInstance('i1', { rev: 2 }), {
          changedTasks: [done],
          closedSubscriptions: ['s1'],
          incidents: [anIncident('n1', 'i1', { resolvedAt: at(1) })],
          consumedMessages: ['sent'],
        }),
      );
      const [job] = await jobs.claim({ owner: 'n2', now: NOON, leaseMs: 1000, limit: 9 });
      expect(job?.id).toBe('j1');
      expect(await jobs.finish('j1', 'n2', 1)).toBe(true);
      expect(await slow.goOn()).toEqual({ ok: true });
      expect(await instances.task('t1')).toEqual(done);
      expect(await instances.subscription('s1')).toBeNull();
      expect(await instances.openIncidents('i1')).toEqual([]);
      expect(await instances.bufferedMessages('reply', null, NOON)).toEqual([]);
      expect(await jobs.job('j1')).toBeNull();
      expect(await jobs.nextReadyAt()).toBeNull();
      expect((await instances.load('i1'))?.rev).toBe(2);
    });
  });

  describe('before the instance was replaced', () => {
    it('has done nothing, and what it held is free again for others', async () => {
      await dieAt('claimed');
      const { instances } = other;
      expect(await instances.load('i1')).toBeNull();
      expect(await instances.idempotentAnswer('k1')).toBeNull();
      const rival = aCommit(anInstance('i2'), { consumedMessages: ['received'] });
      expect(await instances.commit(rival)).toEqual({ ok: true });
      expect(await instances.listInstances({ limit: 9, offset: 0 })).toMatchObject({ total: 2 });
      // The instance that did not come to be can still be made.
      expect(await instances.commit({ ...fullCommit(), consumedMessages: [] })).toEqual({ ok: true });
      expect(await instances.idempotentAnswer('k1')).toEqual({ rev: 1 });
    });

    it('cannot go on with what it held when it was only slow and others took it', async () => {
      const slow = await holdAt('claimed');
      const rival = aCommit(anInstance('i2'), { consumedMessages: ['received'] });
      expect(await other.instances.commit(rival)).toEqual({ ok: true });
      expect(await slow.goOn()).toEqual({ ok: false, conflict: 'message' });
      expect(await other.instances.load('i1')).toBeNull();
      expect(await other.instances.task('t1')).toBeNull();
      expect(await other.instances.idempotentAnswer('k1')).toBeNull();
    });
  });

  it('after everything was written has lost its answer only', async () => {
    await dieAt('written-out');
    await expectAllOfIt(other);
    expect(await other.instances.commit(fullCommit())).toEqual({ ok: false, conflict: 'idempotency' });
    const { idempotent, ...withoutKey } = fullCommit();
    const withoutClaims = { ...withoutKey, consumedMessages: [] };
    expect(await other.instances.commit(withoutClaims)).toEqual({ ok: false, conflict: 'revision' });
  });
});
