import type {
  TaskAssigned,
  TaskCanceled,
  TaskClaimed,
  TaskCompleted,
  TaskCreated,
  TaskReleased,
} from '../../events/event.ts';
import type { Draft } from '../draft.ts';

export function applyTaskCreated(draft: Draft, event: TaskCreated): void {
  draft.tasks[event.taskId] = { assignee: event.assignee };
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

export function applyTaskCompleted(draft: Draft, event: TaskCompleted): void {
  delete draft.tasks[event.taskId];
}

export function applyTaskCanceled(draft: Draft, event: TaskCanceled): void {
  delete draft.tasks[event.taskId];
}

function hand(draft: Draft, taskId: string, assignee: string | null): void {
  const task = draft.tasks[taskId];
  if (task !== undefined) draft.tasks[taskId] = { ...task, assignee };
}
