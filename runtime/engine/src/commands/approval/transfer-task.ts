import type { TransferTask } from '../command.ts';
import { type Handler, reject } from '../handler.ts';
import { findTask, heldByAnother, isHeldByAnother, taskNotFound } from '../open-task.ts';
import { paused } from './decidable.ts';

/** 转办. The task becomes another person's. A delegate may pass the work on; the owner stays the same. */
export const transferTask: Handler<TransferTask> = (step, { taskId, to, reason, actor }) => {
  const open = findTask(step, taskId);
  if (open === undefined) return taskNotFound(taskId);
  if (isHeldByAnother(open, actor)) return heldByAnother(open);
  const { task, instance } = open;
  if (task.paused) return paused(taskId);
  if (task.assignee === null) return reject('engine.task-not-claimed', `Nobody holds the task ${taskId}.`);
  if (to === task.assignee || to === task.owner) {
    return reject('engine.same-person', `${to} has the task ${taskId} already.`);
  }
  step.emit({
    type: 'task-transferred',
    taskId,
    elementId: instance.node.id,
    from: task.assignee,
    to,
    ...(reason === undefined ? {} : { reason }),
    actor,
  });
  step.emit({ type: 'task-assigned', taskId, assignee: to, actor });
  return undefined;
};
