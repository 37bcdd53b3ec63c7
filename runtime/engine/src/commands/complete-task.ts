import { findDecidable } from './approval/decidable.ts';
import type { CompleteTask } from './command.ts';
import type { Handler } from './handler.ts';
import { writeSubmission } from './submission.ts';

/** A person has done a task. One that nobody holds may be completed without claiming it first. */
export const completeTask: Handler<CompleteTask> = (step, command) => {
  const { taskId, submission, variables, actor } = command;
  const found = findDecidable(step, taskId, actor);
  if (!found.ok) return found.rejection;
  const { instance } = found.open;
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
