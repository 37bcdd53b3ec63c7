import { expect } from 'vitest';
import type { Command } from '../../commands/command.ts';
import type { EngineEvent } from '../../events/event.ts';
import { execute } from '../../execution/execute.ts';
import { compile } from '../../model/compile.ts';
import type { ProcessModel } from '../../model/process-model.ts';
import { evolve } from '../../state/evolve.ts';
import type { InstanceState } from '../../state/instance-state.ts';
import { countingIds } from '../clock.ts';
import { checkPast } from './check-past.ts';
import { drawBlock } from './random-model.ts';

export async function compiled(root: Parameters<typeof drawBlock>[0]): Promise<ProcessModel> {
  const result = await compile(drawBlock(root));
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.model;
}

/** Plays an instance, checking after every command all that must always hold. */
export class Checked {
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
  checkPast(state);
  if (state.status !== 'active' && state.status !== 'suspended')
    expect([elements.length, owners.length]).toEqual([0, 0]);
}
