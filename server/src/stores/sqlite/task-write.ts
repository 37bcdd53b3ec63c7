import type { TaskRow } from '../ports/rows.ts';
import { searchText, toText } from './json-text.ts';
import { type Statement, statement } from './statement.ts';

const WRITE_TASK = `INSERT INTO tasks (id, instance_id, definition_key, process, created_at, status, assignee,
    completed_by, due_at, ended_at, search, doc) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
  ON CONFLICT (id) DO UPDATE SET status = excluded.status, assignee = excluded.assignee,
    completed_by = excluded.completed_by, due_at = excluded.due_at, ended_at = excluded.ended_at,
    search = excluded.search, doc = excluded.doc`;

/** Writes a task as it is now, and who may claim it. */
export function taskStatements(task: TaskRow): readonly Statement[] {
  const { definitionName, name } = task;
  const search = searchText(
    task.instanceTitle,
    definitionName.zh,
    definitionName.en,
    name.zh,
    name.en,
    task.assignee,
  );
  const row = statement(
    WRITE_TASK,
    task.id,
    task.instanceId,
    task.definitionKey,
    definitionName.zh,
    task.createdAt,
    task.status,
    task.assignee,
    task.completedBy,
    task.dueAt,
    task.endedAt,
    search,
    toText(task),
  );
  return [row, ...offer(task)];
}

/** A task's candidates never change, so one without has none to take away. */
function offer({
  id,
  status,
  assignee,
  dueAt,
  candidateGroups,
  candidateUsers,
}: TaskRow): readonly Statement[] {
  const candidates = new Set([
    ...candidateGroups.map((group) => `g:${group}`),
    ...candidateUsers.map((user) => `u:${user}`),
  ]);
  if (candidates.size === 0) return [];
  const statements = [statement('DELETE FROM task_offers WHERE task_id = ?', id)];
  for (const candidate of candidates) {
    if (status === 'open') statements.push(statement(ADD_CANDIDATE, id, candidate));
    if (status === 'open' && assignee === null)
      statements.push(statement(ADD_OFFER, candidate, candidates.size === 1 ? 1 : 0, dueAt, id));
  }
  return statements;
}

const ADD_CANDIDATE = 'INSERT INTO task_candidates (task_id, candidate) VALUES (?, ?) ON CONFLICT DO NOTHING';
const ADD_OFFER = `INSERT INTO task_offers (candidate, is_sole, due, task_id) VALUES (?, ?, coalesce(?, '~'), ?)`;
