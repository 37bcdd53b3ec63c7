import type { InstanceState } from '@flowbook/engine';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { joinState, type StatePart } from '../../stores/ports/state-part.ts';
import { stateToJson } from '../engine-json.ts';
import { StateLayout } from './state-layout.ts';

/** A multi-instance activity `all` with open runs and the results of those that are done; as JSON, in the order of the tables. */
interface Runs {
  readonly open: readonly number[];
  readonly done: readonly number[];
  readonly isOver: boolean;
}

/** A state with these runs; what is as it was before is the very same object. */
function stateOf({ open, done, isOver }: Runs, before: InstanceState | null): InstanceState {
  type Name = 'scopes' | 'elements' | 'tasks' | 'timers' | 'loops';
  const table = <N extends Name>(
    name: N,
    entries: readonly (readonly [string, InstanceState[N][string]])[],
  ) => {
    const old = before?.[name] as { readonly [id: string]: InstanceState[N][string] } | undefined;
    const isAsBefore = (id: string, entry: unknown) => JSON.stringify(old?.[id]) === JSON.stringify(entry);
    return Object.fromEntries(
      entries.map(([id, entry]) => [id, isAsBefore(id, entry) ? (old?.[id] ?? entry) : entry]),
    );
  };
  const outputs = Object.fromEntries(done.map((run) => [String(run), { score: run }]));
  const past = Object.fromEntries(
    done.map((run) => [String(run + 10), { elementId: 'rate', follows: [run] }]),
  );
  const around = isOver ? [] : ['all'];
  const runs = open.map((run) => [`run${run}`, run] as const);
  const scope = { variables: {}, tokens: {}, live: 1 };
  return {
    format: 1,
    instanceId: 'case',
    definition: { key: 'survey', version: 1 },
    status: 'active',
    seq: done.length + open.length,
    scopes: table('scopes', [
      ['root', { ...scope, parentId: null, variables: { n: done.length } }],
      ...around.map((id) => [id, { ...scope, parentId: 'root', past }] as const),
      ...runs.map(([id, run]) => [id, { ...scope, parentId: 'all', variables: { run } }] as const),
    ]),
    elements: table('elements', [
      ...around.map((id) => [id, { elementId: 'rate', scopeId: 'root' }] as const),
      ...runs.map(([id, iteration]) => [id, { elementId: 'rate', scopeId: 'all', iteration }] as const),
    ]),
    tasks: table(
      'tasks',
      runs.map(([id]) => [id, { assignee: null }] as const),
    ),
    timers: table(
      'timers',
      runs.map(([id]) => [`${id}late`, { elementId: 'late', elementInstanceId: id, dueAt: '' }] as const),
    ),
    loops: table(
      'loops',
      around.map((id) => [id, { total: 500, started: 500, completed: done.length, outputs }] as const),
    ),
    jobs: {},
    calls: {},
    subscriptions: {},
    incidents: {},
    signals: {},
    conditions: {},
    gathered: {},
    compensable: [],
    rollbacks: {},
    adHoc: {},
  };
}

/** A store of one instance. */
class Kept {
  rest: unknown = null;
  readonly parts = new Map<number, StatePart>();

  keep(cut: ReturnType<StateLayout['take']>): void {
    this.rest = JSON.parse(JSON.stringify(cut.rest));
    for (const part of cut.written) this.parts.set(part.number, JSON.parse(JSON.stringify(part)));
    for (const number of cut.removed) this.parts.delete(number);
  }

  read(): InstanceState {
    return joinState(this.rest as never, [...this.parts.values()]) as unknown as InstanceState;
  }
}

describe('the parts of a large state', () => {
  const empty: Runs = { open: [], done: [], isOver: false };
  const many = Array.from({ length: 300 }, (_, run) => run);

  it('give the whole state again after any steps, with and without having been read anew', () => {
    const step = fc.record({
      ends: fc.array(fc.nat(299), { maxLength: 40 }),
      begins: fc.array(fc.integer({ min: 300, max: 600 }), { maxLength: 20 }),
      isOver: fc.boolean(),
      readAnew: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        const kept = new Kept();
        let runs: Runs = { ...empty, open: many };
        let before = stateOf(empty, null);
        let state = stateOf(runs, before);
        let layout = StateLayout.after(before);
        kept.keep(layout.take(before, state));
        expect(kept.read()).toEqual(state);
        for (const { ends, begins, isOver, readAnew } of steps) {
          const done = ends.filter((run) => runs.open.includes(run));
          runs = {
            open: [
              ...runs.open.filter((run) => !done.includes(run)),
              ...begins.filter((run) => !runs.open.includes(run)),
            ],
            done: [...new Set([...runs.done, ...done])],
            isOver,
          };
          runs = { ...runs, open: isOver ? [] : [...new Set(runs.open)] };
          before = readAnew ? kept.read() : state;
          layout = readAnew
            ? (StateLayout.of(before, [...kept.parts.values()]) ?? StateLayout.after(before))
            : layout;
          state = stateOf(runs, before);
          kept.keep(layout.take(before, state));
          expect(kept.read()).toEqual(state);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('are written where something changed, not elsewhere', () => {
    const before = stateOf(empty, null);
    const state = stateOf({ ...empty, open: many }, before);
    const layout = StateLayout.after(before);
    expect(layout.take(before, state).written.length).toBeGreaterThan(10);
    const after = stateOf({ ...empty, open: many.filter((run) => run !== 150), done: [150] }, state);
    const { written, removed, rest } = layout.take(state, after);
    expect(written).toHaveLength(1);
    expect(removed).toEqual([]);
    expect(JSON.stringify(rest).length).toBeLessThan(2_000);
  });

  it('are gone when nothing is left in them', () => {
    const before = stateOf(empty, null);
    const state = stateOf({ ...empty, open: many }, before);
    const layout = StateLayout.after(before);
    const { written } = layout.take(before, state);
    const after = stateOf({ open: [], done: many, isOver: true }, state);
    const cut = layout.take(state, after);
    expect(cut.removed).toEqual(written.map(({ number }) => number));
    expect(cut.rest).toEqual(stateToJson(after));
  });
});
