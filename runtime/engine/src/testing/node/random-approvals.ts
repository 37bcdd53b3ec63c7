import type { Actor, Change, Command } from '../../commands/command.ts';
import type { Variables } from '../../json.ts';
import type { ProcessModel } from '../../model/process-model.ts';
import type { InstanceState } from '../../state/instance-state.ts';
import { progressCommands } from './random-commands.ts';

const host: Actor = { kind: 'system', id: 'host' };

/** Approval commands that may fit the state, each by somebody who may ask for it; some will be refused. */
export function approvalCommands(
  model: ProcessModel,
  state: InstanceState,
  pick: number,
): readonly Command[] {
  const elements = model.nodes.map(({ id }) => id);
  const target = elements[pick % elements.length] ?? '';
  const done = Object.values(state.scopes).flatMap(({ past }) => Object.values(past ?? {}));
  const people = ['li', 'wang', 'zhao'];
  const person = people[pick % people.length] ?? 'li';
  return [
    ...Object.entries(state.tasks).flatMap(([taskId, { assignee }]): Command[] => {
      const actor: Actor = assignee === null ? host : { kind: 'user', id: assignee };
      const earlier = done[pick % Math.max(done.length, 1)]?.elementId ?? target;
      return [
        { type: 'claim-task', taskId, actor: { kind: 'user', id: person } },
        { type: 'return-task', taskId, toElementId: earlier, actor },
        { type: 'return-task', taskId, toElementId: earlier, comeBack: true, actor },
        { type: 'return-task', taskId, actor },
        { type: 'return-task', taskId, comeBack: true, actor },
        { type: 'transfer-task', taskId, to: person, actor },
        { type: 'delegate-task', taskId, to: person, actor },
        { type: 'hand-back-task', taskId, actor },
        { type: 'add-signers', taskId, as: 'before', people: [person], actor },
        { type: 'add-signers', taskId, as: 'alongside', people: [person], actor },
        { type: 'add-signers', taskId, as: 'after', people: [person], actor },
        { type: 'remove-signer', taskId, actor },
        { type: 'remove-signer', taskId, person, actor },
        { type: 'jump-task', taskId, toElementId: target, actor },
        { type: 'jump-task', taskId, toElementId: target, siblings: 'cancel', actor },
        ...(pick % 7 === 0 ? [{ type: 'terminate-instance', taskId, reason: 'enough', actor } as const] : []),
      ];
    }),
    ...done.map(
      ({ taskId, by = '' }): Command => ({
        type: 'take-back',
        ...(taskId === undefined ? {} : { taskId }),
        actor: by === '' ? host : { kind: 'user', id: by },
      }),
    ),
    { type: 'suspend-instance', actor: host },
    { type: 'resume-instance', actor: host },
    { type: 'take-back', taskId: 'constructor', actor: host },
  ];
}

/** Modifications of every kind, most of them of one change. */
export function modifications(model: ProcessModel, state: InstanceState, pick: number): readonly Command[] {
  const target = model.nodes[pick % model.nodes.length]?.id ?? '';
  const flowId = model.flows[pick % model.flows.length]?.id ?? '';
  const held = Object.entries(state.scopes).flatMap(([scopeId, { tokens }]) =>
    Object.keys(tokens).map((id): Change => ({ kind: 'remove', flowId: id, scopeId })),
  );
  const changes: Change[] = [
    ...Object.keys(state.elements).flatMap((elementInstanceId): Change[] => [
      { kind: 'move', elementInstanceId, toElementId: target },
      { kind: 'cancel', elementInstanceId },
    ]),
    { kind: 'add', toElementId: target, variables: { added: true } },
    { kind: 'place', flowId },
    ...held,
    { kind: 'cancel', elementInstanceId: 'toString' },
    { kind: 'remove', flowId, scopeId: 'constructor' },
  ];
  const single = changes.map(
    (change): Command => ({ type: 'modify-instance', changes: [change], actor: host }),
  );
  const some = changes.filter((_, index) => (index + pick) % 3 === 0);
  return [...single, { type: 'modify-instance', changes: some, actor: host }];
}

/** What goes on with an instance on which people have acted: whoever holds a task completes or hands it back. */
export function onwards(state: InstanceState, variables: Variables): readonly Command[] {
  if (state.status === 'suspended') return [{ type: 'resume-instance', actor: host }];
  const tasks = Object.entries(state.tasks);
  return [
    ...tasks.flatMap(([taskId, { owner }]): Command[] =>
      owner === undefined ? [] : [{ type: 'hand-back-task', taskId, actor: host }],
    ),
    ...progressCommands(state, variables).filter(
      (command) => command.type !== 'complete-task' || isReady(state, command.taskId),
    ),
  ];
}

function isReady(state: InstanceState, taskId: string): boolean {
  const task = state.tasks[taskId];
  return task?.owner === undefined && task?.paused === undefined;
}
