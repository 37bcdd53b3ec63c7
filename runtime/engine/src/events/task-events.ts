import type { Actor } from '../commands/command.ts';
import type { Variables } from '../json.ts';
import type { EventBase } from './event.ts';

/** Which form a user task (or start event) shows, at which stage, and which document it reads and writes. */
export interface FormBinding {
  readonly form: string;
  readonly stage?: string;
  readonly doc?: string;
  /** Rights of single fields, by path or id; they narrow what the stage gives. */
  readonly fieldRights?: { readonly [field: string]: 'hide' | 'read' | 'edit' };
}
export interface TaskCreated extends EventBase {
  readonly type: 'task-created';
  /** Also the id of the element instance. */
  readonly taskId: string;
  readonly elementId: string;
  /** Scope whose variables the task reads and writes. */
  readonly scopeId: string;
  readonly assignee: string | null;
  readonly candidateGroups: readonly string[];
  readonly candidateUsers: readonly string[];
  readonly form?: FormBinding;
  /** ISO 8601 UTC. */
  readonly dueAt: string | null;
  readonly priority: number;
}
export interface TaskClaimed extends EventBase {
  readonly type: 'task-claimed';
  readonly taskId: string;
  readonly actor: Actor;
}
export interface TaskReleased extends EventBase {
  readonly type: 'task-released';
  readonly taskId: string;
  readonly actor: Actor;
}
export interface TaskAssigned extends EventBase {
  readonly type: 'task-assigned';
  readonly taskId: string;
  readonly assignee: string | null;
  readonly actor: Actor;
}
export interface TaskCompleted extends EventBase {
  readonly type: 'task-completed';
  readonly taskId: string;
  readonly elementId: string;
  readonly submission?: Variables;
  readonly actor: Actor;
}
export interface TaskCanceled extends EventBase {
  readonly type: 'task-canceled';
  readonly taskId: string;
  readonly elementId: string;
}

export type TaskEvent =
  | TaskCreated
  | TaskClaimed
  | TaskReleased
  | TaskAssigned
  | TaskCompleted
  | TaskCanceled;
