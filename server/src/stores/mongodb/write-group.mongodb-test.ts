import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aTask } from '../contract-tests/samples.ts';
import { type Connected, connect } from './database.ts';
import { taskDocument } from './rows.ts';
import { type TestDatabase, testDatabase } from './testing/test-database.ts';

describe('writes that share a command', () => {
  let database: TestDatabase;
  let connected: Connected;

  beforeEach(async () => {
    database = await testDatabase();
    connected = await connect(database.uri);
  });
  afterEach(async () => {
    await connected.close();
    await database.remove();
  });

  /** As an outbox is written out: it stands unless a later revision wrote the row. */
  function write(id: string, rev: number) {
    const { _id, ...replacement } = taskDocument(aTask(id, 'i1'), rev);
    return { replaceOne: { filter: { _id, rev: { $lt: rev } }, replacement, upsert: true } };
  }

  it('are all done, wherever among them one comes too late', async () => {
    const { tasks } = connected.database;
    await tasks.all([write('t1', 5), write('t2', 5)]);
    const outcomes = await Promise.all([
      tasks.all([write('t1', 3)]),
      tasks.all([write('t3', 3)]),
      tasks.all([write('t4', 3), write('t2', 2), write('t5', 1)]),
      tasks.all([write('t1', 6)]),
    ]);
    expect(outcomes).toEqual([false, true, false, true]);
    const rows = await tasks.find({}, { sort: { _id: 1 }, only: ['rev'] });
    expect(rows.map(({ _id, rev }) => `${_id} ${rev}`)).toEqual(['t1 6', 't2 5', 't3 3', 't4 3', 't5 1']);
  });
});
