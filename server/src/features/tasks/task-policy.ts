import { type Caller, hasPermission, isInAny } from '../../http/caller.ts';
import type { TaskRow } from '../../stores/ports/rows.ts';

/** Whether the caller may claim such a task: it waits for them by name or for one of their roles. */
export function isCandidate(caller: Caller, { candidateGroups, candidateUsers }: TaskRow): boolean {
  return candidateUsers.includes(caller.id) || isInAny(caller, candidateGroups);
}

export function isAssignee(caller: Caller, { assignee }: TaskRow): boolean {
  return assignee === caller.id;
}

/** Whether the caller may read the task's form: they do it, did it or might do it, or they monitor. */
export function canReadForm(caller: Caller, task: TaskRow): boolean {
  return (
    isAssignee(caller, task) ||
    task.completedBy === caller.id ||
    (task.status === 'open' && isCandidate(caller, task)) ||
    hasPermission(caller, 'monitor')
  );
}

export function canClaim(caller: Caller, task: TaskRow): boolean {
  return task.status === 'open' && task.assignee === null && isCandidate(caller, task);
}

/** Only what others may take can be given back. */
export function canRelease(caller: Caller, task: TaskRow): boolean {
  return task.status === 'open' && isAssignee(caller, task) && hasCandidates(task);
}

export function canComplete(caller: Caller, task: TaskRow): boolean {
  return task.status === 'open' && isAssignee(caller, task);
}

export function hasCandidates({ candidateGroups, candidateUsers }: TaskRow): boolean {
  return candidateGroups.length + candidateUsers.length > 0;
}

/** Whether the caller sees everybody's open tasks and says who does them. */
export function canMonitorTasks(caller: Caller): boolean {
  return hasPermission(caller, 'monitor');
}
