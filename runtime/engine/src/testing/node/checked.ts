import { expect } from 'vitest';
import type { Command } from '../../commands/command.ts';
import { migrate } from '../../commands/migrate-instance.ts';
import type { Context } from '../../context.ts';
import type { EngineEvent } from '../../events/event.ts';
import { type Executed, execute } from '../../execution/execute.ts';
import { compile } from '../../model/compile.ts';
import type { ProcessModel } from '../../model/process-model.ts';
import { evolve } from '../../state/evolve.ts';
import type { InstanceState } from '../../state/instance-state.ts';
import { countingIds } from '../clock.ts';
import { checkPast } from './check-past.ts';
import { TokenLedger } from './check-tokens.ts';
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
  #ledger: TokenLedger | null = null;

  constructor(
    private model: ProcessModel,
    private readonly stepLimit: number,
  ) {}

  /** Counts the tokens, too. Where people return, jump and modify, they lay and take tokens themselves. */
  countingTokens(): this {
    this.#ledger = new TokenLedger(this.model);
    return this;
  }

  do(command: Command): boolean {
    return this.#take((context) => execute(this.model, this.state, command, context));
  }

  /** Carries the instance over to another model, and goes on with that one where it is not refused. */
  migrateTo(model: ProcessModel): boolean {
    const { state } = this;
    if (state === null) return false;
    const command = {
      type: 'migrate-instance',
      definition: { key: 'process', version: 2 },
      actor: { kind: 'system', id: 'host' },
    } as const;
    const went = this.#take((context) => migrate(this.model, model, state, command, context));
    if (went) this.model = model;
    return went;
  }

  #take(run: (context: Context) => Executed): boolean {
    const before = JSON.stringify(this.state);
    const first = run(this.#context());
    expect(run(this.#context())).toEqual(first);
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
    this.#ledger?.check(first.events, state);
    return true;
  }

  #context(): Context {
    const nextId = countingIds(`s${this.ids}-`);
    return { now: '2026-03-01T01:00:00.000Z', nextId, stepLimit: this.stepLimit };
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
