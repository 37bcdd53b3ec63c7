import type { Page, TaskQuery } from '../ports/instance-store.ts';
import type { TaskRow } from '../ports/rows.ts';
import { Conditions, memberKeys, searchPage } from './conditions.ts';
import type { Connection } from './connection.ts';
import { likePattern } from './json-text.ts';

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
  const { limit, offset } = query;
  const order = ORDER[query.sort];
  const conditions = conditionsOf(query);
  return searchPage(connection, { table: 'tasks', column: 'doc', order, conditions, limit, offset });
}

function conditionsOf(query: TaskQuery): Conditions {
  const conditions = new Conditions();
  conditions.require('status = ?', query.status);
  conditions.require('assignee = ?', query.assignee);
  conditions.require('completed_by = ?', query.completedBy);
  conditions.require('instance_id = ?', query.instanceId);
  conditions.require('definition_key = ?', query.definitionKey);
  conditions.require('due_at < ?', query.dueBefore);
  conditions.require('(due_at IS NULL OR due_at >= ?)', query.notDueBefore);
  conditions.require(`search LIKE ? ESCAPE '\\'`, query.search ? likePattern(query.search) : undefined);
  conditions.require(
    'id IN (SELECT task_id FROM task_candidates WHERE candidate = ?)',
    query.group && `g:${query.group}`,
  );
  conditions.require(
    `assignee IS NULL AND id IN (SELECT task_id FROM task_candidates
       WHERE candidate IN (SELECT value FROM json_each(?)))`,
    query.claimableBy && memberKeys(query.claimableBy),
  );
  return conditions;
}
