import type { Rejection } from '../../errors/rejection.ts';
import type { ElementInstance } from '../../execution/element-instance.ts';
import { type Done, isBehind, lastDone } from '../../execution/past-steps.ts';
import { askAgain, askAside } from '../../execution/redo.ts';
import type { Step } from '../../execution/step.ts';
import type { ReturnTask } from '../command.ts';
import { type Handler, reject } from '../handler.ts';
import { findDecidable } from './decidable.ts';

/**
 * 退回. Has an earlier user task, or the start, done again by whoever did it. Without `comeBack` everything that came
 * after it is taken back, and the process goes forward from there once more; with it only the returner's task waits until
 * the other one is done, and nothing else is touched. See `docs/approval.md`.
 */
export const returnTask: Handler<ReturnTask> = (step, command) => {
  const { taskId, toElementId, comeBack = false, reason, actor } = command;
  const found = findDecidable(step, taskId, actor);
  if (!found.ok) return found.rejection;
  const { instance } = found.open;
  const done = findTarget(step, instance, toElementId);
  if (done === undefined) return unknownTarget(toElementId);
  if (!comeBack && !isOnTheWay(step, instance, done)) return notBefore(done.step.elementId);
  step.emit({
    type: 'task-returned',
    taskId,
    elementId: instance.node.id,
    toElementId: done.step.elementId,
    comeBack,
    ...(reason === undefined ? {} : { reason }),
    actor,
  });
  if (comeBack) askAside(step, instance, done);
  else askAgain(step, done, done.step.by);
  return undefined;
};

/** The last completion of the element, seen from the task outwards; without an element the start of the process. */
function findTarget(
  step: Step,
  { scopeId, node }: ElementInstance,
  elementId: string | undefined,
): Done | undefined {
  if (elementId !== undefined) {
    return lastDone(
      step.draft,
      scopeId,
      // A run that is over can be done again only as long as its activity goes on and it is a task itself.
      (past, at) =>
        past.elementId === elementId &&
        past.tokens === undefined &&
        (step.draft.loops[at] === undefined || past.iteration !== undefined),
    );
  }
  const done = lastDone(
    step.draft,
    'root',
    (past) => step.model.nodesById.get(past.elementId)?.type === 'startEvent',
  );
  // The starter who has the start form open again has nobody to return it to.
  return done?.step.elementId === node.id ? undefined : done;
}

function isOnTheWay(step: Step, { id, scopeId }: ElementInstance, done: Done): boolean {
  return isBehind(step.draft, scopeId, step.draft.elements[id]?.follows ?? [], done.seq);
}

function unknownTarget(elementId: string | undefined): Rejection {
  if (elementId === undefined) {
    return reject('engine.starter-unknown', 'It is not known where this instance began, or it stands there.');
  }
  const reason = `${elementId} is no user task that has been completed and can be seen from this one.`;
  return reject('engine.return-target-unknown', reason, { toElementId: elementId });
}

function notBefore(elementId: string): Rejection {
  const reason = `${elementId} was completed beside this task, not on the way to it; return to it and come back instead.`;
  return reject('engine.return-target-not-before', reason, { toElementId: elementId });
}
