import type { ClaimTask } from './command.ts';
import type { Handler } from './handler.ts';
import { findTask, heldByAnother, taskNotFound } from './open-task.ts';

/** Takes a task for oneself. Whoever holds it already changes nothing; a task of somebody else is refused. */
export const claimTask: Handler<ClaimTask> = (step, { taskId, actor }) => {
  const open = findTask(step, taskId);
  if (open === undefined) return taskNotFound(taskId);
  if (open.task.assignee === actor.id) return undefined;
  if (open.task.assignee !== null) return heldByAnother(open);
  step.emit({ type: 'task-claimed', taskId, actor });
  return undefined;
};
