import {
  type Change,
  type Command,
  compile,
  evolve,
  execute,
  type InstanceState,
  type ProcessModel,
} from '@flowbook/engine';
import { describe, expect, it } from 'vitest';
import { loadConstructs } from './construct.ts';
import { recordOn } from './play.ts';

const actor = { kind: 'user', id: 'li' } as const;
const payload = { a: true, n: 3, panel: ['x'], text: '好' };

/** Every command, with every id that the state has, in its place and out of it, and with ids that mean nothing. */
function commandsFor(model: ProcessModel, state: InstanceState | null): readonly Command[] {
  const tables = [
    state?.elements,
    state?.tasks,
    state?.jobs,
    state?.calls,
    state?.timers,
    state?.subscriptions,
    state?.incidents,
  ];
  const ids = [
    ...new Set(tables.flatMap((table) => Object.keys(table ?? {}))),
    ...['nothing', '__proto__', 'constructor', ''],
  ];
  const elements = [...model.nodes.map(({ id }) => id).slice(0, 6), 'nothing', '__proto__'];
  const signals = [
    ...new Set(Object.values(state?.signals ?? {}).map(({ signalName }) => signalName)),
    'nobody',
  ];
  const flowId = model.flows[0]?.id ?? 'nothing';
  const whole: readonly Command[] = [
    { type: 'start-instance', instanceId: 'i2', definition: { key: 'k', version: 1 }, actor },
    { type: 'set-variables', variables: payload, actor },
    { type: 'take-back', actor },
    { type: 'suspend-instance', actor },
    { type: 'resume-instance', actor },
    { type: 'cancel-instance', reason: 'enough', actor },
    { type: 'modify-instance', changes: [], actor },
    ...signals.map(
      (signalName): Command => ({ type: 'broadcast-signal', signalName, payload: { ...payload }, actor }),
    ),
  ];
  return [...whole, ...ids.flatMap((id) => commandsOn(id, elements, flowId))];
}

function commandsOn(id: string, elements: readonly string[], flowId: string): readonly Command[] {
  const [first = 'nothing'] = elements;
  const changes = (toElementId: string): readonly Change[] => [
    { kind: 'move', elementInstanceId: id, toElementId },
    { kind: 'add', toElementId, scopeId: id },
  ];
  return [
    { type: 'claim-task', taskId: id, actor },
    { type: 'release-task', taskId: id, actor },
    { type: 'assign-task', taskId: id, assignee: 'wang', actor },
    { type: 'complete-task', taskId: id, submission: payload, variables: payload, actor },
    { type: 'transfer-task', taskId: id, to: 'wang', actor },
    { type: 'delegate-task', taskId: id, to: 'wang', actor },
    { type: 'hand-back-task', taskId: id, actor },
    { type: 'take-back', taskId: id, actor },
    ...(['before', 'after', 'alongside'] as const).map(
      (as): Command => ({ type: 'add-signers', taskId: id, as, people: ['wang', 'zhao'], actor }),
    ),
    { type: 'remove-signer', taskId: id, actor },
    { type: 'remove-signer', taskId: id, person: 'wang', actor },
    { type: 'terminate-instance', taskId: id, reason: 'enough', actor },
    { type: 'return-task', taskId: id, actor },
    { type: 'complete-job', jobId: id, variables: payload, actor },
    { type: 'fail-job', jobId: id, reason: 'no', final: true, actor },
    { type: 'fail-job', jobId: id, reason: 'no', final: false, actor },
    { type: 'throw-error', jobId: id, errorCode: 'bad', variables: payload, actor },
    ...(['call', 'job', 'task'] as const).map(
      (kind): Command => ({ type: 'throw-escalation', source: { kind, id }, escalationCode: 'big', actor }),
    ),
    { type: 'fire-timer', timerId: id, actor },
    { type: 'deliver-message', subscriptionId: id, payload, actor },
    { type: 'complete-call', callId: id, variables: payload, actor },
    { type: 'fail-call', callId: id, reason: 'no', errorCode: 'bad', actor },
    { type: 'fail-call', callId: id, reason: 'no', actor },
    { type: 'retry-incident', incidentId: id, actor },
    { type: 'modify-instance', changes: [{ kind: 'cancel', elementInstanceId: id }], actor },
    { type: 'modify-instance', changes: [{ kind: 'place', flowId, scopeId: id }], actor },
    { type: 'modify-instance', changes: [{ kind: 'remove', flowId, scopeId: id }], actor },
    { type: 'start-activity', elementInstanceId: id, activityId: first, actor },
    ...elements.flatMap((toElementId): Command[] => [
      { type: 'return-task', taskId: id, toElementId, actor },
      { type: 'return-task', taskId: id, toElementId, comeBack: true, actor },
      { type: 'jump-task', taskId: id, toElementId, siblings: 'cancel', actor },
      { type: 'start-activity', elementInstanceId: id, activityId: toElementId, actor },
      ...changes(toElementId).map(
        (change): Command => ({ type: 'modify-instance', changes: [change], actor }),
      ),
    ]),
  ];
}

function check(model: ProcessModel, state: InstanceState | null, command: Command): 'events' | 'rejection' {
  let ids = 0;
  const context = { now: '2026-01-05T01:00:00.000Z', nextId: () => `new${++ids}`, stepLimit: 300 };
  const result = executed(() => execute(model, state, command, context), command);
  if (!result.ok) {
    expect(result.rejection.code).toMatch(/^engine\.[a-z-]+$/);
    return 'rejection';
  }
  const folded = result.events.reduce<InstanceState | null>(evolve, state);
  expect(folded ?? state).toEqual(result.state);
  return 'events';
}

/** Says which command it was that threw. */
function executed<T>(run: () => T, command: Command): T {
  try {
    return run();
  } catch (error) {
    throw new Error(`${JSON.stringify(command)} threw: ${String(error)}`, { cause: error });
  }
}

describe('every command on every state of every construct', () => {
  const runnable = loadConstructs().filter(({ construct }) => construct.refused === undefined);
  const told = { events: 0, rejection: 0 };

  for (const { name, xml, construct } of runnable) {
    it(`gives events or a rejection: ${name}`, async () => {
      const { processId } = construct;
      const compiled = await compile(xml, processId === undefined ? {} : { processId });
      if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems));
      const { model } = compiled;
      let state: InstanceState | null = null;
      for (const { events } of recordOn(model, construct)) {
        state = events.reduce<InstanceState | null>(evolve, state);
        const kept = JSON.parse(JSON.stringify(state)) as InstanceState | null;
        for (const command of commandsFor(model, kept)) told[check(model, kept, command)] += 1;
        expect(kept).toEqual(state);
      }
    });
  }

  it('and both often', () => {
    expect(told.events).toBeGreaterThan(5000);
    expect(told.rejection).toBeGreaterThan(50_000);
  });
});
