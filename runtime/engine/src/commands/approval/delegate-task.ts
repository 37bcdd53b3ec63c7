import type { DelegateTask } from '../command.ts';
import { type Handler, reject } from '../handler.ts';
import { findHeld } from './decidable.ts';

/** 委派. Another person works on the task; its owner gets it back and completes it. */
export const delegateTask: Handler<DelegateTask> = (step, { taskId, to, reason, actor }) => {
  const found = findHeld(step, taskId, actor);
  if (!found.ok) return found.rejection;
  const { instance, task } = found.open;
  const owner = task.assignee ?? '';
  if (to === owner) return reject('engine.same-person', `${to} has the task ${taskId} already.`);
  step.emit({
    type: 'task-delegated',
    taskId,
    elementId: instance.node.id,
    owner,
    to,
    ...(reason === undefined ? {} : { reason }),
    actor,
  });
  step.emit({ type: 'task-assigned', taskId, assignee: to, actor });
  return undefined;
};
