import type { Rejection } from '../../errors/rejection.ts';
import type { Step } from '../../execution/step.ts';
import type { Actor } from '../command.ts';
import { reject } from '../handler.ts';
import { findTask, heldByAnother, isHeldByAnother, type OpenTask, taskNotFound } from '../open-task.ts';

export type Decidable =
  | { readonly ok: true; readonly open: OpenTask }
  | { readonly ok: false; readonly rejection: Rejection };

/** The task, if whoever asks may decide it now: it is not another's, waits for nobody, and is not worked on by a delegate. */
export function findDecidable(step: Step, taskId: string, actor: Actor): Decidable {
  const open = findTask(step, taskId);
  const rejection = open === undefined ? taskNotFound(taskId) : whyNot(open, actor);
  return open === undefined || rejection !== undefined
    ? { ok: false, rejection: rejection ?? taskNotFound(taskId) }
    : { ok: true, open };
}

/** The same, held by the one who asks: a task that nobody has claimed is nobody's to give away. */
export function findHeld(step: Step, taskId: string, actor: Actor): Decidable {
  const found = findDecidable(step, taskId, actor);
  if (!found.ok || found.open.task.assignee !== null) return found;
  return { ok: false, rejection: reject('engine.task-not-claimed', `Nobody holds the task ${taskId}.`) };
}

function whyNot(open: OpenTask, actor: Actor): Rejection | undefined {
  const { task, instance } = open;
  if (isHeldByAnother(open, actor)) return heldByAnother(open);
  if (task.paused) return paused(instance.id);
  if (task.owner === undefined) return undefined;
  const reason = `The task ${instance.id} is worked on for ${task.owner}; it must be handed back first.`;
  return reject('engine.task-delegated', reason, { owner: task.owner });
}

export function paused(taskId: string): Rejection {
  return reject('engine.task-paused', `The task ${taskId} waits for others; it goes on when they are done.`);
}
