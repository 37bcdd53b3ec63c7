import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Command } from '../commands/command.ts';
import type { EngineEvent } from '../events/event.ts';
import type { Variables } from '../json.ts';
import { compile } from '../model/compile.ts';
import type { ProcessModel } from '../model/process-model.ts';
import { evolve } from '../state/evolve.ts';
import type { InstanceState } from '../state/instance-state.ts';
import { countingIds } from '../testing/clock.ts';
import { commandOf, moves, progressCommands, startData } from '../testing/node/random-commands.ts';
import { block, drawBlock } from '../testing/node/random-model.ts';
import { execute } from './execute.ts';

const seed = Number(process.env.SEED ?? 20260301);
const numRuns = Number(process.env.RUNS ?? 150);
const options = { seed, numRuns, verbose: fc.VerbosityLevel.None };

async function compiled(root: Parameters<typeof drawBlock>[0]): Promise<ProcessModel> {
  const result = await compile(drawBlock(root));
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.model;
}

/** Plays an instance, checking after every command all that must always hold. */
class Checked {
  state: InstanceState | null = null;
  events: EngineEvent[] = [];
  private ids = 0;

  constructor(
    private readonly model: ProcessModel,
    private readonly stepLimit: number,
  ) {}

  do(command: Command): boolean {
    const before = JSON.stringify(this.state);
    const first = this.run(command);
    expect(this.run(command)).toEqual(first);
    expect(JSON.stringify(this.state)).toBe(before);
    if (!first.ok) return false;
    const folded = first.events.reduce<InstanceState | null>(evolve, this.state);
    const state = folded ?? first.state;
    expect(state).toEqual(first.state);
    expect(JSON.parse(JSON.stringify(state))).toEqual(state);
    expect(first.events.map(({ seq }) => seq)).toEqual(
      first.events.map((_, index) => (this.state?.seq ?? 0) + index + 1),
    );
    this.state = JSON.parse(JSON.stringify(state)) as InstanceState;
    this.ids += 1;
    this.events.push(...first.events);
    checkShape(state);
    return true;
  }

  private run(command: Command) {
    const nextId = countingIds(`s${this.ids}-`);
    const context = { now: '2026-03-01T01:00:00.000Z', nextId, stepLimit: this.stepLimit };
    return execute(this.model, this.state, command, context);
  }
}

/** What holds for every state: counts are right, and nothing waits for an element that is not there. */
function checkShape(state: InstanceState): void {
  const elements = Object.values(state.elements);
  for (const [scopeId, scope] of Object.entries(state.scopes)) {
    const tokens = Object.values(scope.tokens).reduce((sum, count) => sum + count, 0);
    const inside = elements.filter((element) => element.scopeId === scopeId).length;
    expect(scope.live).toBe(tokens + inside);
    expect(Object.values(scope.tokens).every((count) => count > 0)).toBe(true);
  }
  const owners = [
    ...Object.keys(state.tasks),
    ...Object.keys(state.loops),
    ...Object.keys(state.gathered),
    ...Object.keys(state.adHoc),
    ...state.compensable.map(({ scopeId }) => scopeId),
    ...Object.values(state.rollbacks).flatMap(({ scopeId, waitingId }) => [scopeId, waitingId ?? scopeId]),
    ...[
      state.jobs,
      state.calls,
      state.timers,
      state.subscriptions,
      state.signals,
      state.conditions,
      state.incidents,
    ]
      .flatMap((table) => Object.values(table) as { readonly elementInstanceId: string }[])
      .map(({ elementInstanceId }) => elementInstanceId),
  ];
  expect(owners.filter((id) => state.elements[id] === undefined && state.scopes[id] === undefined)).toEqual(
    [],
  );
  expect(elements.filter(({ scopeId }) => state.scopes[scopeId] === undefined)).toEqual([]);
  if (state.status !== 'active') expect([elements.length, owners.length]).toEqual([0, 0]);
}

const start = (variables: Variables): Command => ({
  type: 'start-instance',
  instanceId: 'i1',
  definition: { key: 'process', version: 1 },
  variables,
  actor: { kind: 'user', id: 'li' },
});

describe(`random processes (seed ${seed})`, () => {
  it('hold all invariants under random commands', async () => {
    const property = fc.asyncProperty(
      block,
      startData,
      moves,
      fc.constantFrom(5, 40, 10_000),
      async (root, variables, played, stepLimit) => {
        const checked = new Checked(await compiled(root), stepLimit);
        checked.do(start(variables));
        for (const move of played) {
          if (checked.state !== null) checked.do(commandOf(checked.state, move));
        }
      },
    );
    await fc.assert(property, options);
  }, 120_000);

  it('come to their end when everything that waits is done', async () => {
    const calm: Variables = { a: true, b: false, again: false, go: true, items: [1, 2] };
    const property = fc.asyncProperty(block, startData, fc.nat(1000), async (root, variables, picks) => {
      const checked = new Checked(await compiled(root), 10_000);
      checked.do(start(variables));
      checked.do({ type: 'set-variables', variables: calm, actor: { kind: 'user', id: 'li' } });
      for (let round = 0; round < 300 && checked.state?.status === 'active'; round += 1) {
        const possible = progressCommands(checked.state, calm);
        expect(possible.length).toBeGreaterThan(0);
        // Events that do not interrupt may happen for ever; work that is there comes first.
        const turn = round % 3 === 0 ? (picks + round / 3) % possible.length : 0;
        const command = possible[turn];
        if (command !== undefined) expect(checked.do(command)).toBe(true);
      }
      expect(checked.state?.status).toMatch(/^(completed|terminated)$/);
    });
    await fc.assert(property, options);
  }, 120_000);
});
