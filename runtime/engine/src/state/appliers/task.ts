import type {
  TaskAssigned,
  TaskCanceled,
  TaskClaimed,
  TaskCompleted,
  TaskCreated,
  TaskReleased,
} from '../../events/event.ts';
import type { Draft } from '../draft.ts';
import { forgetRuns, markActed, noteStep } from '../past.ts';

export function applyTaskCreated(draft: Draft, event: TaskCreated): void {
  draft.put('tasks', event.taskId, { assignee: event.assignee });
}

export function applyTaskClaimed(draft: Draft, event: TaskClaimed): void {
  hand(draft, event.taskId, event.actor.id);
}

export function applyTaskReleased(draft: Draft, event: TaskReleased): void {
  hand(draft, event.taskId, null);
}

export function applyTaskAssigned(draft: Draft, event: TaskAssigned): void {
  hand(draft, event.taskId, event.assignee);
}

/** The completion becomes a step of the past; that of an added signer only shows that something was done. */
export function applyTaskCompleted(draft: Draft, event: TaskCompleted): void {
  const { taskId, elementId, seq, actor } = event;
  draft.remove('tasks', taskId);
  const element = draft.state.elements[taskId];
  if (element === undefined) return;
  if (element.serves !== undefined || element.rollbackId !== undefined) {
    markActed(draft, taskId);
    return;
  }
  const { scopeId, iteration } = element;
  // A standard loop may go round without end: only its last run stays in the past.
  if (draft.state.loops[scopeId]?.total === null) forgetRuns(draft, scopeId);
  const { follows = [] } = draft.state.elements[taskId] ?? element;
  noteStep(draft, scopeId, seq, {
    elementId,
    follows,
    taskId,
    ...(actor.kind === 'user' ? { by: actor.id } : {}),
    ...(iteration === undefined ? {} : { iteration }),
  });
  draft.put('elements', taskId, { ...(draft.state.elements[taskId] ?? element), follows: [seq] });
}

export function applyTaskCanceled(draft: Draft, event: TaskCanceled): void {
  draft.remove('tasks', event.taskId);
}

function hand(draft: Draft, taskId: string, assignee: string | null): void {
  const task = draft.state.tasks[taskId];
  if (task !== undefined) draft.put('tasks', taskId, { ...task, assignee });
}
