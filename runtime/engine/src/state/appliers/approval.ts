import type {
  SignerRemoved,
  SignersAdded,
  TaskContinued,
  TaskDelegated,
  TaskHandedBack,
  TaskPaused,
} from '../../events/event.ts';
import type { Draft } from '../draft.ts';

export function applyTaskDelegated(draft: Draft, event: TaskDelegated): void {
  const task = draft.state.tasks[event.taskId];
  if (task !== undefined) draft.put('tasks', event.taskId, { ...task, owner: event.owner });
}

export function applyTaskHandedBack(draft: Draft, event: TaskHandedBack): void {
  const task = draft.state.tasks[event.taskId];
  if (task === undefined) return;
  const { owner: _owner, ...rest } = task;
  draft.put('tasks', event.taskId, rest);
}

export function applyTaskPaused(draft: Draft, event: TaskPaused): void {
  const task = draft.state.tasks[event.taskId];
  if (task !== undefined) draft.put('tasks', event.taskId, { ...task, paused: true });
}

export function applyTaskContinued(draft: Draft, event: TaskContinued): void {
  const task = draft.state.tasks[event.taskId];
  if (task === undefined) return;
  const { paused: _paused, ...rest } = task;
  draft.put('tasks', event.taskId, rest);
}

/** Signers before and alongside are element instances of their own; those after it are only noted. */
export function applySignersAdded(draft: Draft, event: SignersAdded): void {
  const element = draft.state.elements[event.taskId];
  if (element === undefined || event.as !== 'after') return;
  draft.put('elements', event.taskId, { ...element, later: [...(element.later ?? []), ...event.people] });
}

export function applySignerRemoved(draft: Draft, event: SignerRemoved): void {
  const element = draft.state.elements[event.taskId];
  if (element === undefined || event.person === undefined) return;
  const { later = [], ...rest } = element;
  const still = later.filter((person) => person !== event.person);
  draft.put('elements', event.taskId, still.length > 0 ? { ...rest, later: still } : rest);
}
