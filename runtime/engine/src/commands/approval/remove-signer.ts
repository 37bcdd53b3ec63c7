import type { Rejection } from '../../errors/rejection.ts';
import { cancel } from '../../execution/cancel.ts';
import type { ElementInstance } from '../../execution/element-instance.ts';
import { goOnWithout } from '../../execution/helpers.ts';
import type { Step } from '../../execution/step.ts';
import { own } from '../../own.ts';
import type { RemoveSigner } from '../command.ts';
import { type Handler, reject } from '../handler.ts';
import { findTask, taskNotFound } from '../open-task.ts';

/**
 * 减签. An added signer, or a member of a countersign who has not voted, need not sign any more. Whom the diagram itself
 * asks alone cannot be removed: such a task is transferred. Who may remove whom is the host's to decide.
 */
export const removeSigner: Handler<RemoveSigner> = (step, command) => {
  const { taskId, person, reason, actor } = command;
  const element = own(step.draft.elements, taskId);
  if (element === undefined) return taskNotFound(taskId);
  const instance = person === undefined ? findTask(step, taskId)?.instance : step.findInstance(taskId);
  if (instance === undefined) return taskNotFound(taskId);
  const said = reason === undefined ? {} : { reason };
  const fact = { type: 'signer-removed', taskId, elementId: instance.node.id, ...said, actor } as const;
  if (person !== undefined) {
    if (!element.later?.includes(person)) return notRemovable(`${person} is not to sign after this task.`);
    step.emit({ ...fact, person });
    return undefined;
  }
  if (element.serves !== undefined) {
    if (element.serves.as === 'return') return notRemovable('It was returned to; nobody was added.');
    step.emit(fact);
    cancel(step, instance);
    goOnWithout(step, element.serves.hostId);
    return undefined;
  }
  return removeMember(step, instance, fact);
};

function removeMember(
  step: Step,
  instance: ElementInstance,
  fact: { readonly type: 'signer-removed' } & Omit<RemoveSigner, 'type' | 'person'> & {
      readonly elementId: string;
    },
): Rejection | undefined {
  const { scopeId, iteration, node } = instance;
  const loop = step.draft.loops[scopeId];
  if (iteration === undefined || loop?.total == null || node.loop?.runRemoved === undefined) {
    return notRemovable(`${node.id} asks this person alone; transfer the task instead.`);
  }
  if (loop.total - (loop.removed ?? 0) <= 1) {
    return reject('engine.last-signer', `${node.id} would be left without anybody who signs.`);
  }
  step.emit(fact);
  step.emit({ type: 'run-removed', id: scopeId, elementId: node.id, runId: instance.id });
  cancel(step, instance);
  node.loop.runRemoved(step, step.instance(scopeId));
  return undefined;
}

function notRemovable(reason: string): Rejection {
  return reject('engine.signer-not-removable', reason);
}
