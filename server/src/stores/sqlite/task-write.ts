import type { TaskRow } from '../ports/rows.ts';
import { searchText } from './json-text.ts';
import { type Statement, statement } from './statement.ts';
import { fixedTaskText } from './task-columns.ts';

const ADD_TASK = `INSERT INTO tasks (id, instance_id, definition_key, process, created_at, rev, status, assignee,
    completed_by, due_at, ended_at, search, doc) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;
const CHANGE_TASK = `UPDATE tasks SET rev = ?, status = ?, assignee = ?, completed_by = ?, due_at = ?, ended_at = ?
  WHERE id = ?`;

/** Writes a new task, and who may claim it. */
export function newTask(task: TaskRow): readonly Statement[] {
  const { definitionName, name } = task;
  const row = statement(
    ADD_TASK,
    task.id,
    task.instanceId,
    task.definitionKey,
    definitionName.zh,
    task.createdAt,
    task.rev,
    task.status,
    task.assignee,
    task.completedBy,
    task.dueAt,
    task.endedAt,
    searchText(task.instanceTitle, definitionName.zh, definitionName.en, name.zh, name.en),
    fixedTaskText(task),
  );
  return [row, ...offer(task)];
}

/** Writes what changed of a task, and who may claim it now. */
export function changedTask(task: TaskRow): readonly Statement[] {
  const { id, rev, status, assignee, completedBy, dueAt, endedAt } = task;
  return [
    statement(CHANGE_TASK, rev, status, assignee, completedBy, dueAt, endedAt, id),
    ...withdrawal(task),
    ...offer(task),
  ];
}

/** A task's candidates never change, so one without has none to take away. */
function withdrawal({ id, candidateGroups, candidateUsers }: TaskRow): readonly Statement[] {
  if (candidateGroups.length + candidateUsers.length === 0) return NOTHING;
  return [statement('DELETE FROM task_offers WHERE task_id = ?', id)];
}

function offer(task: TaskRow): readonly Statement[] {
  const { id, status, assignee, dueAt, candidateGroups, candidateUsers } = task;
  if (status !== 'open' || candidateGroups.length + candidateUsers.length === 0) return NOTHING;
  const candidates = new Set([
    ...candidateGroups.map((group) => `g:${group}`),
    ...candidateUsers.map((user) => `u:${user}`),
  ]);
  const statements: Statement[] = [];
  for (const candidate of candidates) {
    statements.push(statement(ADD_CANDIDATE, id, candidate));
    if (assignee === null)
      statements.push(statement(ADD_OFFER, candidate, candidates.size === 1 ? 1 : 0, dueAt, id));
  }
  return statements;
}

const NOTHING: readonly Statement[] = [];

const ADD_CANDIDATE = 'INSERT INTO task_candidates (task_id, candidate) VALUES (?, ?) ON CONFLICT DO NOTHING';
const ADD_OFFER = `INSERT INTO task_offers (candidate, is_sole, due, task_id) VALUES (?, ?, coalesce(?, '~'), ?)`;
