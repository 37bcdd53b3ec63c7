import type { TaskRow } from '../ports/rows.ts';
import type { Row } from './connection.ts';
import { fromText } from './json-text.ts';

/** What a task is read from: its text is that of its making, and what changes of it stands in columns. */
export const TASK_COLUMNS = 'rev, status, assignee, completed_by, due_at, ended_at, doc';

/** The task in `TASK_COLUMNS`. */
export function taskIn(row: Row): TaskRow {
  return {
    ...fromText<TaskRow>(row.doc),
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
