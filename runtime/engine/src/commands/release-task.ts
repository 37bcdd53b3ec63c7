import { findHeld } from './approval/decidable.ts';
import type { ReleaseTask } from './command.ts';
import { type Handler, reject } from './handler.ts';
import { findTask, isHeldByAnother, taskNotFound } from './open-task.ts';

/** Gives a task back to its candidates. Only who holds it may; others assign. */
export const releaseTask: Handler<ReleaseTask> = (step, { taskId, actor }) => {
  const open = findTask(step, taskId);
  if (open === undefined) return taskNotFound(taskId);
  if (open.task.assignee === null || isHeldByAnother(open, actor)) {
    return reject('engine.task-not-claimed', `${actor.id} does not hold the task ${taskId}.`);
  }
  const found = findHeld(step, taskId, actor);
  if (!found.ok) return found.rejection;
  step.emit({ type: 'task-released', taskId, actor });
  return undefined;
};
