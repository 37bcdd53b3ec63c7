import type { Step } from '../execution/execution.ts';
import type { Caller } from '../http/caller.ts';
import { hasPermission } from '../http/caller.ts';
import type { TaskRow } from '../stores/ports/rows.ts';

export const userRoom = (userId: string) => `user:${userId}`;
export const groupRoom = (roleId: string) => `group:${roleId}`;
/** Everybody who sees the work of all. */
export const MONITOR_ROOM = 'monitor';
export const sessionRoom = (tokenHash: string) => `session:${tokenHash}`;

/** Rooms in which a person hears what they may see. */
export function roomsOf(caller: Caller): string[] {
  const seesAll = hasPermission(caller, 'monitor') || hasPermission(caller, 'administer');
  return [userRoom(caller.id), ...caller.roles.map(groupRoom), ...(seesAll ? [MONITOR_ROOM] : [])];
}

/**
 * Who may see a case: those who took part and the groups that hold or held work in it. The same people as in
 * `canSeeInstance`.
 */
export function instanceAudience({ instance }: Step): readonly string[] {
  const { startedBy, participants, groups } = instance;
  return [
    MONITOR_ROOM,
    ...(startedBy === null ? [] : [userRoom(startedBy)]),
    ...participants.map(userRoom),
    ...groups.map(groupRoom),
  ];
}

/** Who may see a task: those of its case, and whom it waits for. */
export function taskAudience(step: Step, task: TaskRow): readonly string[] {
  const people = [task.assignee, task.completedBy, ...task.candidateUsers].filter((id) => id !== null);
  return [...instanceAudience(step), ...people.map(userRoom), ...task.candidateGroups.map(groupRoom)];
}
