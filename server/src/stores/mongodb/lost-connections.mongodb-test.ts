import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aCommit, aJob, anEvent, anInstance, aTask, at, NOON } from '../contract-tests/samples.ts';
import { StoreUnavailable } from '../ports/errors.ts';
import type { CommitResult } from '../ports/instance-store.ts';
import type { Store } from '../ports/store.ts';
import { openMongodbStore } from './open-mongodb-store.ts';
import { type TestDatabase, testDatabase } from './testing/test-database.ts';
import { type Fate, UnsteadyLine } from './testing/unsteady-line.ts';

const WRITES = new Set(['insert', 'update', 'findAndModify']);

let database: TestDatabase;
let line: UnsteadyLine;
let store: Store;
let steady: Store;

beforeEach(async () => {
  database = await testDatabase();
  line = await UnsteadyLine.to(database.uri);
  steady = await openMongodbStore({ uri: database.uri, patrolMs: 3_600_000 });
  store = await openMongodbStore({ uri: line.address, patrolMs: 3_600_000 });
});
afterEach(async () => {
  line.decide = () => 'carry';
  await Promise.all([store.close(), steady.close()]);
  line.close();
  await database.remove();
});

/** Step `rev` of an instance: an event and its task. */
const step = (id: string, rev: number) =>
  aCommit(anInstance(id, { rev }), {
    events: [anEvent(id, rev, { rev }).data],
    tasks: [aTask(`t-${id}`, id, { rev })],
    idempotent: { key: `${id}/${rev}`, answer: { rev }, expiresAt: at(60) },
  });

/** The nth write meets its fate, once. */
function once(nth: number, fate: Fate): () => boolean {
  let writes = 0;
  line.decide = (command) => (WRITES.has(command) && ++writes === nth ? fate : 'carry');
  return () => writes >= nth;
}

async function expectSteps(id: string, count: number): Promise<void> {
  expect((await steady.instances.load(id))?.rev).toBe(count);
  expect((await steady.instances.events(id, 0, 999)).map(({ seq }) => seq)).toEqual(
    Array.from({ length: count }, (_, n) => n + 1),
  );
  expect((await steady.instances.openTasks(id)).map(({ rev }) => rev)).toEqual([count]);
}

describe('a commit whose connection breaks', () => {
  it.each<Fate>(['lose-answer', 'lose-command', 'step-down'])(
    'stands once, whichever write meets “%s”',
    async (fate) => {
      for (let nth = 1; ; nth++) {
        const id = `i${nth}`;
        const happened = once(nth, fate);
        expect(await store.instances.commit(step(id, 1))).toEqual({ ok: true });
        if (!happened()) break;
        line.decide = () => 'carry';
        expect(await store.instances.commit(step(id, 2))).toEqual({ ok: true });
        await expectSteps(id, 2);
        expect(await steady.instances.idempotentAnswer(`${id}/1`)).toEqual({ rev: 1 });
      }
    },
  );
});

describe('a line that breaks again and again', () => {
  it('loses and doubles nothing that many do at once', async () => {
    let writes = 0;
    const fates: readonly Fate[] = ['lose-answer', 'step-down', 'lose-command'];
    line.decide = (command) =>
      WRITES.has(command) && ++writes % 11 === 0 ? (fates[(writes / 11) % 3] ?? 'carry') : 'carry';
    const STEPS = 6;
    const ids = Array.from({ length: 8 }, (_, n) => `i${n}`);
    /** As the server does it: what is not answered is asked again under the same key. */
    const insist = async (id: string, rev: number): Promise<CommitResult> => {
      for (;;) {
        try {
          return await store.instances.commit(step(id, rev));
        } catch (error) {
          expect(error).toBeInstanceOf(StoreUnavailable);
        }
      }
    };
    await Promise.all(
      ids.map(async (id) => {
        for (let rev = 1; rev <= STEPS; rev++) {
          const result = await insist(id, rev);
          // A conflict after a call that was not answered says that it stood.
          if (!result.ok) expect(await steady.instances.idempotentAnswer(`${id}/${rev}`)).toEqual({ rev });
        }
      }),
    );
    expect(writes).toBeGreaterThan(33);
    line.decide = () => 'carry';
    for (const id of ids) await expectSteps(id, STEPS);
  });

  it('tells of a server that is gone instead of hiding it, and works on when it is back', async () => {
    line.decide = () => 'lose-command';
    await expect(store.instances.commit(step('i1', 1))).rejects.toBeInstanceOf(StoreUnavailable);
    await expect(store.ping()).rejects.toBeInstanceOf(StoreUnavailable);
    line.decide = () => 'carry';
    expect(await store.instances.commit(step('i1', 1))).toEqual({ ok: true });
    await expectSteps('i1', 1);
  });

  it('gives a job to one node though the answer to its claim is lost: it comes again when its lease is over', async () => {
    await steady.instances.commit(aCommit(anInstance('i1'), { jobs: [aJob('j1', 'i1')] }));
    line.decide = (command) => (command === 'findAndModify' ? 'lose-answer' : 'carry');
    const claim = (by: Store, owner: string, now: string) =>
      by.jobs.claim({ owner, now, leaseMs: 1000, limit: 1 });
    await claim(store, 'n1', NOON).catch((error: unknown) => expect(error).toBeInstanceOf(StoreUnavailable));
    expect(await claim(steady, 'n2', NOON)).toEqual([]);
    expect((await claim(steady, 'n2', at(1))).map(({ id }) => id)).toEqual(['j1']);
  });
});
