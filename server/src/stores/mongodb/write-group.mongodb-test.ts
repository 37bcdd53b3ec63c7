import { describe, expect, it } from 'vitest';
import { aTask } from '../contract-tests/samples.ts';
import { taskDocument } from './rows.ts';
import { eachConnected } from './testing/connected-database.ts';

describe('writes that share a command', () => {
  const current = eachConnected();

  /** As an outbox is written out: it stands unless a later revision wrote the row. */
  function write(id: string, rev: number) {
    const { _id, ...replacement } = taskDocument(aTask(id, 'i1'), rev);
    return { replaceOne: { filter: { _id, rev: { $lt: rev } }, replacement, upsert: true } };
  }

  it('are all done, wherever among them one comes too late', async () => {
    const { tasks } = current();
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
