import type { Rejection } from '../../errors/rejection.ts';
import type { ElementInstance } from '../../execution/element-instance.ts';
import { askHelper } from '../../execution/helpers.ts';
import type { Step } from '../../execution/step.ts';
import type { AddSigners } from '../command.ts';
import { type Handler, reject } from '../handler.ts';
import type { OpenTask } from '../open-task.ts';
import { findHeld } from './decidable.ts';

/** Most people who can be asked for one task. */
const MAX_SIGNERS = 100;

/**
 * 加签. Others sign too: `before` (前加签) the task waits for them, `alongside` (并加签) it ends when all have signed,
 * `after` (后加签) they are asked when it is completed. Alongside a member of a parallel countersign they are members
 * themselves, with a vote of their own.
 */
export const addSigners: Handler<AddSigners> = (step, command) => {
  const { taskId, as, people, reason, actor } = command;
  const found = findHeld(step, taskId, actor);
  if (!found.ok) return found.rejection;
  const { instance } = found.open;
  const refused = check(step, found.open, command);
  if (refused !== undefined) return refused;
  const said = reason === undefined ? {} : { reason };
  step.emit({ type: 'signers-added', taskId, elementId: instance.node.id, as, people, ...said, actor });
  if (as === 'after') return undefined;
  if (as === 'alongside' && isMember(step, instance)) addMembers(step, instance, command);
  else addHelpers(step, instance, command);
  return undefined;
};

function check(
  step: Step,
  { instance, task }: OpenTask,
  { people, items }: AddSigners,
): Rejection | undefined {
  const wrong = (reason: string) => reject('engine.signers-invalid', reason);
  if (instance.node.type !== 'userTask')
    return wrong(`${instance.node.id} is no task that others could sign.`);
  if (people.length === 0 || people.length > MAX_SIGNERS)
    return wrong(`Between 1 and ${MAX_SIGNERS} people can be added.`);
  if (people.includes('')) return wrong('A person without a name cannot sign.');
  if (items !== undefined && items.length !== people.length)
    return wrong('There is not one item for each person.');
  const asked = new Set(askedAlready(step, instance, task.assignee));
  const twice = people.find((person, index) => asked.has(person) || people.indexOf(person) !== index);
  return twice === undefined
    ? undefined
    : reject('engine.same-person', `${twice} signs already.`, { person: twice });
}

/** Who signs here already: the holder, and those who were added. */
function askedAlready(step: Step, { id }: ElementInstance, holder: string | null): readonly string[] {
  const { helpers = [], later = [] } = step.draft.elements[id] ?? {};
  const added = helpers.map((helper) => step.draft.tasks[helper]?.assignee);
  return [holder, ...added, ...later].filter((person) => person != null);
}

function isMember(step: Step, { iteration, scopeId, node }: ElementInstance): boolean {
  const loop = step.draft.loops[scopeId];
  return iteration !== undefined && node.loop?.add !== undefined && loop?.items === undefined;
}

function addMembers(step: Step, { scopeId, node }: ElementInstance, { people, items }: AddSigners): void {
  const activity = step.instance(scopeId);
  for (const [index, person] of people.entries()) {
    node.loop?.add?.(step, activity, items?.[index] ?? person, person);
  }
}

function addHelpers(step: Step, instance: ElementInstance, { as, people, taskId }: AddSigners): void {
  if (as === 'before') step.emit({ type: 'task-paused', taskId, elementId: instance.node.id });
  for (const person of people) askHelper(step, instance, as, person);
}
