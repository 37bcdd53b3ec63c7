import type { AssignTask } from './command.ts';
import type { Handler } from './handler.ts';
import { findTask, taskNotFound } from './open-task.ts';

/** Gives a task to one person whoever holds it, or (`null`) back to its candidates. */
export const assignTask: Handler<AssignTask> = (step, { taskId, assignee, actor }) => {
  const open = findTask(step, taskId);
  if (open === undefined) return taskNotFound(taskId);
  const { owner } = open.task;
  // Whoever gets the task from an administrator has it whole, not for a former owner.
  if (owner !== undefined)
    step.emit({ type: 'task-handed-back', taskId, elementId: open.instance.node.id, owner, actor });
  if (open.task.assignee !== assignee) step.emit({ type: 'task-assigned', taskId, assignee, actor });
  return undefined;
};
