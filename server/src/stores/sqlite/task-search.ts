import type { Page, TaskQuery } from '../ports/instance-store.ts';
import type { TaskRow } from '../ports/rows.ts';
import { Conditions, memberKeys, searchPage } from './conditions.ts';
import type { Connection } from './connection.ts';
import { likePattern } from './json-text.ts';
import { searchOffers } from './offer-search.ts';
import { TASK_COLUMNS, taskIn } from './task-columns.ts';

/** Order of each sort. Tasks without the sorted value come last, either way; ties are broken by id. */
const ORDER: { readonly [sort in TaskQuery['sort']]: string } = {
  dueAt: `coalesce(due_at, '~'), id`,
  '-dueAt': 'due_at DESC NULLS LAST, id',
  createdAt: 'created_at, id',
  '-createdAt': 'created_at DESC, id',
  assignee: 'assignee ASC NULLS LAST, id',
  '-assignee': 'assignee DESC NULLS LAST, id',
  process: 'process ASC, id',
  '-process': 'process DESC, id',
  '-endedAt': 'ended_at DESC, id',
};

/** The page of tasks that a query asks for, and how many there are in all. */
export function searchTasks(connection: Connection, query: TaskQuery): Page<TaskRow> {
  const { claimableBy, sort, status, limit, offset, ...others } = query;
  // Then the offers alone tell which tasks are meant, and are sorted as is asked.
  if (claimableBy !== undefined && sort === 'dueAt' && status === 'open' && isEmpty(others))
    return searchOffers(connection, claimableBy, limit, offset);
  const order = ORDER[sort];
  const conditions = conditionsOf(query);
  const search = { table: 'tasks', columns: TASK_COLUMNS, order, conditions, limit, offset } as const;
  return searchPage(connection, search, taskIn);
}

/** Written out, not bound: the indexes of open and of completed tasks are chosen by the statement's text. */
const STATUS = { open: `status = 'open'`, completed: `status = 'completed'` } as const;

function conditionsOf(query: TaskQuery): Conditions {
  const conditions = new Conditions();
  if (query.status !== undefined) conditions.add(STATUS[query.status]);
  conditions.require('assignee = ?', query.assignee);
  conditions.require('completed_by = ?', query.completedBy);
  conditions.require('instance_id = ?', query.instanceId);
  conditions.require('definition_key = ?', query.definitionKey);
  conditions.require(`coalesce(due_at, '~') < ?`, query.dueBefore);
  conditions.require(`coalesce(due_at, '~') >= ?`, query.notDueBefore);
  conditions.require(
    `search || char(10) || coalesce(lower(assignee), '') LIKE ? ESCAPE '\\'`,
    query.search ? likePattern(query.search) : undefined,
  );
  conditions.require(
    'id IN (SELECT task_id FROM task_candidates WHERE candidate = ?)',
    query.group && `g:${query.group}`,
  );
  conditions.require(
    'id IN (SELECT task_id FROM task_offers WHERE candidate IN (SELECT value FROM json_each(?)))',
    query.claimableBy && memberKeys(query.claimableBy),
  );
  return conditions;
}

function isEmpty(members: object): boolean {
  return Object.values(members).every((value) => value === undefined);
}
