import type { CompleteTask } from './command.ts';
import type { Handler } from './handler.ts';
import { findTask, heldByAnother, isHeldByAnother, taskNotFound } from './open-task.ts';
import { writeSubmission } from './submission.ts';

/** A person has done a task. One that nobody holds may be completed without claiming it first. */
export const completeTask: Handler<CompleteTask> = (step, command) => {
  const { taskId, submission, variables, actor } = command;
  const open = findTask(step, taskId);
  if (open === undefined) return taskNotFound(taskId);
  if (isHeldByAnother(open, actor)) return heldByAnother(open);
  const { instance } = open;
  const { behavior, id: elementId } = instance.node;
  step.emit({
    type: 'task-completed',
    taskId,
    elementId,
    ...(submission === undefined ? {} : { submission }),
    actor,
  });
  writeSubmission(step, step.dataScope(instance), behavior.facts.form, submission, variables);
  behavior.complete?.(step, instance, {});
  return undefined;
};
