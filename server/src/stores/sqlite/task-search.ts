import type { Page, TaskQuery } from '../ports/instance-store.ts';
import type { TaskRow } from '../ports/rows.ts';
import type { Connection, Value } from './connection.ts';
import { fromText, likePattern, toText } from './json-text.ts';

/** Order of each sort. Tasks without the sorted value come last, either way; ties are broken by id. */
const ORDER: { readonly [sort in TaskQuery['sort']]: string } = {
  dueAt: 'due_at ASC NULLS LAST, id',
  '-dueAt': 'due_at DESC NULLS LAST, id',
  createdAt: 'created_at ASC, id',
  '-createdAt': 'created_at DESC, id',
  assignee: 'assignee ASC NULLS LAST, id',
  '-assignee': 'assignee DESC NULLS LAST, id',
  process: 'process ASC, id',
  '-process': 'process DESC, id',
  '-endedAt': 'ended_at DESC NULLS LAST, id',
};

/** The page of tasks that a query asks for, and how many there are in all. */
export function searchTasks(connection: Connection, query: TaskQuery): Page<TaskRow> {
  const { where, values } = conditionsOf(query);
  const total = Number(
    connection.first(`SELECT count(*) AS total FROM tasks WHERE ${where}`, ...values)?.total,
  );
  const rows = connection.all(
    `SELECT doc FROM tasks WHERE ${where} ORDER BY ${ORDER[query.sort]} LIMIT ? OFFSET ?`,
    ...values,
    query.limit,
    query.offset,
  );
  return { items: rows.map(({ doc }) => fromText<TaskRow>(doc)), total };
}

function conditionsOf(query: TaskQuery): { readonly where: string; readonly values: readonly Value[] } {
  const conditions: string[] = ['TRUE'];
  const values: Value[] = [];
  const require = (condition: string, value: Value | undefined) => {
    if (value === undefined) return;
    conditions.push(condition);
    values.push(value);
  };
  require('status = ?', query.status);
  require('assignee = ?', query.assignee);
  require('completed_by = ?', query.completedBy);
  require('instance_id = ?', query.instanceId);
  require('definition_key = ?', query.definitionKey);
  require('due_at < ?', query.dueBefore);
  require('(due_at IS NULL OR due_at >= ?)', query.notDueBefore);
  require(`search LIKE ? ESCAPE '\\'`, query.search ? likePattern(query.search) : undefined);
  require('id IN (SELECT task_id FROM task_candidates WHERE candidate = ?)', query.group &&
    `g:${query.group}`);
  require(`assignee IS NULL AND id IN (SELECT task_id FROM task_candidates
       WHERE candidate IN (SELECT value FROM json_each(?)))`, query.claimableBy &&
    candidatesOf(query.claimableBy));
  return { where: conditions.join(' AND '), values };
}

function candidatesOf({
  userId,
  groups,
}: {
  readonly userId: string;
  readonly groups: readonly string[];
}): string {
  return toText([`u:${userId}`, ...groups.map((group) => `g:${group}`)]);
}
