import fc from 'fast-check';
import type { Actor, Command } from '../../commands/command.ts';
import type { Json, Variables } from '../../json.ts';
import type { InstanceState } from '../../state/instance-state.ts';

/** What a random player does next: which of the possible commands, and with which data. */
export interface Move {
  readonly pick: number;
  readonly variables: Variables;
}

const data = fc.record({
  a: fc.boolean(),
  b: fc.boolean(),
  again: fc.boolean(),
  go: fc.boolean(),
  items: fc.constantFrom<Json>([], [1], [1, 2, 3], 'no list'),
}) as fc.Arbitrary<Variables>;

export const startData: fc.Arbitrary<Variables> = data;
export const moves = fc.array(fc.record({ pick: fc.nat(10_000), variables: data }), { maxLength: 40 });

const people: readonly Actor[] = [
  { kind: 'user', id: 'li' },
  { kind: 'user', id: 'wang' },
  { kind: 'system', id: 'host' },
];

/** The command of a move: usually one that fits the state, sometimes one that does not. */
export function commandOf(state: InstanceState, { pick, variables }: Move): Command {
  const actor = people[pick % people.length] ?? { kind: 'system', id: 'host' };
  const possible = [...fittingCommands(state, actor, variables), ...senselessCommands(actor, variables)];
  return possible[pick % possible.length] ?? { type: 'set-variables', variables, actor };
}

/** Commands that bring the instance nearer to its end. */
export function progressCommands(state: InstanceState, variables: Variables): readonly Command[] {
  const actor: Actor = { kind: 'system', id: 'host' };
  return [
    ...Object.keys(state.incidents).map(
      (incidentId): Command => ({ type: 'retry-incident', incidentId, actor }),
    ),
    ...Object.keys(state.tasks).map(
      (taskId): Command => ({ type: 'complete-task', taskId, variables, actor }),
    ),
    ...Object.keys(state.jobs).map((jobId): Command => ({ type: 'complete-job', jobId, variables, actor })),
    ...Object.keys(state.calls).map(
      (callId): Command => ({ type: 'complete-call', callId, variables, actor }),
    ),
    ...Object.keys(state.subscriptions).map(
      (subscriptionId): Command => ({ type: 'deliver-message', subscriptionId, payload: variables, actor }),
    ),
    ...Object.keys(state.timers).map((timerId): Command => ({ type: 'fire-timer', timerId, actor })),
    ...Object.values(state.signals).map(
      ({ signalName }): Command => ({ type: 'broadcast-signal', signalName, payload: variables, actor }),
    ),
    ...Object.keys(state.conditions).map((): Command => ({ type: 'set-variables', variables, actor })),
  ];
}

function fittingCommands(state: InstanceState, actor: Actor, variables: Variables): readonly Command[] {
  return [
    ...progressCommands(state, variables),
    ...Object.keys(state.tasks).flatMap((taskId): Command[] => [
      { type: 'claim-task', taskId, actor },
      { type: 'release-task', taskId, actor },
      { type: 'assign-task', taskId, assignee: 'wang', actor },
      { type: 'complete-task', taskId, submission: variables, actor },
    ]),
    ...Object.keys(state.jobs).flatMap((jobId): Command[] => [
      { type: 'fail-job', jobId, reason: 'no answer', final: true, actor },
      { type: 'fail-job', jobId, reason: 'no answer', final: false, actor },
      { type: 'throw-error', jobId, errorCode: 'E1', variables, actor },
      { type: 'throw-error', jobId, errorCode: 'E2', actor },
    ]),
    ...escalations(state, actor, variables),
    ...Object.entries(state.elements).map(
      ([elementInstanceId]): Command => ({
        type: 'start-activity',
        elementInstanceId,
        activityId: `x${Object.keys(variables).length + state.seq}`,
        actor,
      }),
    ),
    ...Object.keys(state.calls).flatMap((callId): Command[] => [
      { type: 'fail-call', callId, reason: 'it ended badly', actor },
      { type: 'fail-call', callId, reason: 'it ended badly', errorCode: 'E1', actor },
    ]),
  ];
}

function escalations(state: InstanceState, actor: Actor, variables: Variables): readonly Command[] {
  const sources = [
    ...Object.keys(state.tasks).map((id) => ({ kind: 'task', id }) as const),
    ...Object.keys(state.jobs).map((id) => ({ kind: 'job', id }) as const),
    ...Object.keys(state.calls).map((id) => ({ kind: 'call', id }) as const),
  ];
  return sources.map((source) => ({
    type: 'throw-escalation',
    source,
    escalationCode: 'UP',
    variables,
    actor,
  }));
}

function senselessCommands(actor: Actor, variables: Variables): readonly Command[] {
  return [
    { type: 'set-variables', variables, actor },
    { type: 'complete-task', taskId: 'constructor', actor },
    { type: 'complete-job', jobId: 'nothing', actor },
    { type: 'fire-timer', timerId: '__proto__', actor },
    { type: 'deliver-message', subscriptionId: 'nothing', actor },
    { type: 'retry-incident', incidentId: 'toString', actor },
    { type: 'complete-call', callId: 'nothing', variables, actor },
    { type: 'broadcast-signal', signalName: 'valueOf', actor },
    { type: 'start-activity', elementInstanceId: 'constructor', activityId: 'x1', actor },
    { type: 'throw-escalation', source: { kind: 'call', id: '__proto__' }, escalationCode: 'UP', actor },
    { type: 'cancel-instance', reason: 'enough', actor },
    { type: 'start-instance', instanceId: 'i2', definition: { key: 'process', version: 1 }, actor },
  ];
}
