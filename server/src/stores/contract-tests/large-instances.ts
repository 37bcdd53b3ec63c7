import { describe, expect, it } from 'vitest';
import type { InstanceRow, Json } from '../ports/rows.ts';
import type { CutState, StatePart } from '../ports/state-part.ts';
import type { CurrentStore } from './harness.ts';
import { aCommit, anEvent, anInstance, aTask } from './samples.ts';

/** States that are kept in parts, and steps that change very much at once. */
export function largeInstanceContract(current: CurrentStore): void {
  const part = (number: number, tasks: { readonly [id: string]: Json }): StatePart => ({
    number,
    tables: { tasks, 'loops/l/outputs': { [String(number)]: { 'a.b': '好', $set: number } } },
  });
  const rest = { seq: 1, tasks: { t: 'rest' }, loops: { l: { total: 9, outputs: {} } } };
  const whole = {
    seq: 1,
    tasks: { t: 'rest', a: 1, b: 2 },
    loops: { l: { total: 9, outputs: { 0: { 'a.b': '好', $set: 0 }, 1: { 'a.b': '好', $set: 1 } } } },
  };
  const commitOf = (rev: number, state: Json, cut: CutState) =>
    aCommit(anInstance('i1', { rev, state } as Partial<InstanceRow>), { cut });
  const begin = () =>
    current().instances.commit(
      commitOf(1, whole, { rest, written: [part(0, { a: 1 }), part(1, { b: 2 })], removed: [] }),
    );

  describe('a large instance', () => {
    it('is read whole again, with its parts', async () => {
      await begin();
      const loaded = await current().instances.load('i1');
      expect(loaded?.state).toEqual(whole);
      expect(loaded?.parts).toEqual([part(0, { a: 1 }), part(1, { b: 2 })]);
    });

    it('keeps the parts that a step leaves alone', async () => {
      await begin();
      const state = { ...whole, seq: 2, tasks: { t: 'rest', a: 5 }, loops: { l: { total: 9, outputs: {} } } };
      const cut = {
        rest: { ...rest, seq: 2 },
        written: [{ number: 0, tables: { tasks: { a: 5 } } }],
        removed: [1],
      };
      expect(await current().instances.commit(commitOf(2, state, cut))).toEqual({ ok: true });
      const loaded = await current().instances.load('i1');
      expect(loaded?.state).toEqual(state);
      expect(loaded?.parts).toEqual(cut.written);
    });

    it('is as it was after a step that is refused', async () => {
      await begin();
      const cut = { rest: { seq: 7 }, written: [part(0, { a: 7 })], removed: [1] };
      const refused = { ...commitOf(2, { seq: 7 }, cut), consumedMessages: ['never-buffered'] };
      expect(await current().instances.commit(refused)).toEqual({ ok: false, conflict: 'message' });
      const stale = commitOf(9, { seq: 7 }, cut);
      expect(await current().instances.commit(stale)).toEqual({ ok: false, conflict: 'revision' });
      expect((await current().instances.load('i1'))?.state).toEqual(whole);
    });

    it('may change more at once than a document of 16 MB holds', async () => {
      const { instances } = current();
      const text = '客'.repeat(2_000);
      const events = Array.from(
        { length: 3_000 },
        (_, n) => anEvent('i1', n + 1, { members: { text } }).data,
      );
      const tasks = Array.from({ length: 100 }, (_, n) => aTask(`t${n}`, 'i1'));
      expect(await instances.commit(aCommit(anInstance('i1'), { events, tasks }))).toEqual({ ok: true });
      expect(await instances.openTasks('i1')).toHaveLength(100);
      const read = await instances.events('i1', 1_400, 200);
      expect(read.map(({ seq }) => seq)).toEqual(Array.from({ length: 200 }, (_, n) => 1_401 + n));
      expect(read[0]?.data.text).toBe(text);
    });
  });
}
