import type { Rejection } from '../errors/rejection.ts';
import type { ElementInstance } from '../execution/element-instance.ts';
import type { Step } from '../execution/step.ts';
import { own } from '../own.ts';
import type { TaskState } from '../state/instance-state.ts';
import type { Actor } from './command.ts';
import { reject } from './handler.ts';

export interface OpenTask {
  readonly instance: ElementInstance;
  readonly task: TaskState;
}

export function findTask(step: Step, taskId: string): OpenTask | undefined {
  const task = own(step.draft.tasks, taskId);
  return task === undefined ? undefined : { instance: step.instance(taskId), task };
}

export function taskNotFound(taskId: string): Rejection {
  return reject('engine.task-not-found', `There is no open task ${taskId}.`);
}

/** Whether a task is held by a person other than the one who asks. The host itself may act for anybody. */
export function isHeldByAnother({ task }: OpenTask, actor: Actor): boolean {
  return task.assignee !== null && actor.kind === 'user' && task.assignee !== actor.id;
}

export function heldByAnother({ instance, task }: OpenTask): Rejection {
  return reject('engine.task-already-claimed', `The task ${instance.id} is held by ${task.assignee}.`, {
    assignee: task.assignee,
  });
}
