import type { HandBackTask } from '../command.ts';
import { type Handler, reject } from '../handler.ts';
import { findTask, heldByAnother, taskNotFound } from '../open-task.ts';
import { writeSubmission } from '../submission.ts';

/** 归还. The delegate hands the task back with what was filled in, or its owner takes it back without. */
export const handBackTask: Handler<HandBackTask> = (step, command) => {
  const { taskId, submission, variables, reason, actor } = command;
  const open = findTask(step, taskId);
  if (open === undefined) return taskNotFound(taskId);
  const { instance, task } = open;
  const { owner } = task;
  if (owner === undefined) {
    return reject('engine.task-not-delegated', `The task ${taskId} is not worked on for anybody.`);
  }
  if (actor.kind === 'user' && actor.id !== owner && actor.id !== task.assignee) return heldByAnother(open);
  step.emit({
    type: 'task-handed-back',
    taskId,
    elementId: instance.node.id,
    owner,
    ...(submission === undefined ? {} : { submission }),
    ...(reason === undefined ? {} : { reason }),
    actor,
  });
  step.emit({ type: 'task-assigned', taskId, assignee: owner, actor });
  writeSubmission(step, step.dataScope(instance), instance.node.behavior.facts.form, submission, variables);
  return undefined;
};
