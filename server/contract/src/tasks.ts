import { z } from 'zod';
import { OpenedForm } from './forms.ts';
import { Instance } from './instances.ts';
import { Bilingual, DocumentData, Id, Instant, Person, Role } from './primitives.ts';

export const TaskStatus = z.enum(['open', 'completed', 'canceled']);

export const Task = z.object({
  id: Id,
  /** Revision of the instance when this was read; a completion names it. */
  rev: z.int(),
  name: Bilingual,
  elementId: Id,
  status: TaskStatus,
  instanceId: Id,
  instanceTitle: z.string(),
  definitionKey: Id,
  definitionVersion: z.int().positive(),
  definitionName: Bilingual,
  assignee: Person.nullable(),
  candidateGroups: z.array(Role),
  createdAt: Instant,
  dueAt: Instant.nullable(),
  overdue: z.boolean(),
  endedAt: Instant.nullable(),
});
export type Task = z.infer<typeof Task>;

/** `mine`: assigned to me; `groups`: waiting for anyone of my roles; `done`: completed by me. */
export const TaskListQuery = z.object({
  view: z.enum(['mine', 'groups', 'done']).default('mine'),
  search: z.string().max(100).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  offset: z.coerce.number().int().min(0).default(0),
});
export type TaskListQuery = z.infer<typeof TaskListQuery>;

export const TaskList = z.object({
  items: z.array(Task),
  total: z.int(),
  counts: z.object({ mine: z.int(), groups: z.int() }),
});
export type TaskList = z.infer<typeof TaskList>;

export const TaskDetail = Task.extend({
  form: OpenedForm.nullable(),
  instance: Instance,
  /** What the caller may do now. */
  allowed: z.object({ claim: z.boolean(), release: z.boolean(), complete: z.boolean() }),
});
export type TaskDetail = z.infer<typeof TaskDetail>;

export const CompleteTask = z.object({
  /** The `rev` that was shown; if the task's document changed since, the answer is `task.stale-revision`. */
  rev: z.int(),
  submission: DocumentData,
});
export type CompleteTask = z.infer<typeof CompleteTask>;

export const TaskCompleted = z.object({
  task: Task,
  instance: Instance,
  /** The caller's next task in the same case, if one arose. */
  nextTask: Task.nullable(),
});
export type TaskCompleted = z.infer<typeof TaskCompleted>;

export const AssignTask = z.object({ assignee: Id.nullable() });
export type AssignTask = z.infer<typeof AssignTask>;

export const PendingSort = z.enum([
  'dueAt',
  '-dueAt',
  'createdAt',
  '-createdAt',
  'assignee',
  '-assignee',
  'process',
  '-process',
]);
/** Every open task of everybody: for people with the permission `monitor`. */
export const PendingQuery = z.object({
  search: z.string().max(100).optional(),
  definitionKey: Id.optional(),
  assignee: Id.optional(),
  group: Id.optional(),
  overdue: z.enum(['true', 'false']).optional(),
  sort: PendingSort.default('dueAt'),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  offset: z.coerce.number().int().min(0).default(0),
});
export type PendingQuery = z.infer<typeof PendingQuery>;
export const PendingList = z.object({ items: z.array(Task), total: z.int(), overdue: z.int() });
export type PendingList = z.infer<typeof PendingList>;
