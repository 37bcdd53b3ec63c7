import { type Context, compile, evolve, execute, type InstanceState } from '@flowbook/engine';
import { describe, expect, it } from 'vitest';
import { loadConstructs } from './construct.ts';
import { type History, type HistoryStep, loadHistories } from './history.ts';

const diagrams = new Map(loadConstructs().map(({ name, xml }) => [name, xml]));

/** The state after the first steps of a history, read back as a store gives it. */
function stateAfter(steps: readonly HistoryStep[]): InstanceState | null {
  const state = steps.flatMap(({ events }) => events).reduce<InstanceState | null>(evolve, null);
  return JSON.parse(JSON.stringify(state)) as InstanceState | null;
}

function contextOf({ now }: HistoryStep): Context {
  let last = 0;
  return { now, nextId: () => `again${++last}`, timeZone: 'Asia/Shanghai' };
}

/** What matters of a state, whatever the ids in it are. */
function essenceOf(state: InstanceState | null) {
  return {
    status: state?.status,
    variables: state?.scopes.root?.variables,
    active: Object.values(state?.elements ?? {})
      .map(({ elementId }) => elementId)
      .sort(),
    waits: [state?.tasks, state?.jobs, state?.calls, state?.timers, state?.subscriptions, state?.signals].map(
      (table) => Object.keys(table ?? {}).length,
    ),
  };
}

/** The same state as it was written before signals, conditions and compensation had a place in it. */
function asWrittenEarlier(state: InstanceState): InstanceState {
  const later = ['signals', 'conditions', 'gathered', 'compensable', 'rollbacks', 'adHoc'];
  const kept = Object.entries(state).filter(
    ([name, table]) => !later.includes(name) || Object.keys(table as object).length > 0,
  );
  return Object.fromEntries(kept) as unknown as InstanceState;
}

async function modelOf({ construct, processId }: History) {
  const compiled = await compile(diagrams.get(construct) ?? '', processId === undefined ? {} : { processId });
  if (!compiled.ok) throw new Error(`${construct}: ${JSON.stringify(compiled.problems)}`);
  return compiled.model;
}

describe('an instance that an earlier version has run', () => {
  for (const { name, history } of loadHistories()) {
    it(`${name} can be taken up at every step, and goes on as it did`, async () => {
      const model = await modelOf(history);
      for (const [index, step] of history.steps.entries()) {
        const before = stateAfter(history.steps.slice(0, index));
        const after = essenceOf(stateAfter(history.steps.slice(0, index + 1)));
        for (const state of before === null ? [null] : [before, asWrittenEarlier(before)]) {
          const result = execute(model, state, step.command, contextOf(step));
          expect(result).toMatchObject({ ok: true });
          if (result.ok) expect(essenceOf(result.state)).toEqual(after);
        }
      }
    });
  }
});
