import type { TaskRow } from '../ports/rows.ts';
import type { Row } from './connection.ts';
import { fromText, toText } from './json-text.ts';

/** What a task is read from. */
export const TASK_COLUMNS =
  'id, instance_id, definition_key, created_at, rev, status, assignee, completed_by, due_at, ended_at, doc';

type InColumns =
  | 'id'
  | 'instanceId'
  | 'definitionKey'
  | 'createdAt'
  | 'rev'
  | 'status'
  | 'assignee'
  | 'completedBy'
  | 'dueAt'
  | 'endedAt';

/** What never changes of a task and is not asked for by columns. */
export function fixedTaskText(task: TaskRow): string {
  const { elementId, name, instanceTitle, definitionVersion, definitionName } = task;
  const { scopeId, candidateGroups, candidateUsers, form, priority } = task;
  const fixed: Omit<TaskRow, InColumns> = {
    elementId,
    name,
    instanceTitle,
    definitionVersion,
    definitionName,
    scopeId,
    candidateGroups,
    candidateUsers,
    form,
    priority,
  };
  return toText(fixed);
}

/** The task in `TASK_COLUMNS`. Older rows have in their text what columns tell now. */
export function taskIn(row: Row): TaskRow {
  return {
    ...fromText<Omit<TaskRow, InColumns>>(row.doc),
    id: String(row.id),
    instanceId: String(row.instance_id),
    definitionKey: String(row.definition_key),
    createdAt: String(row.created_at),
    rev: Number(row.rev),
    status: row.status as TaskRow['status'],
    assignee: textOrNull(row.assignee),
    completedBy: textOrNull(row.completed_by),
    dueAt: textOrNull(row.due_at),
    endedAt: textOrNull(row.ended_at),
  };
}

function textOrNull(value: unknown): string | null {
  return value === null ? null : String(value);
}
