import type { InstanceQuery, Page } from '../ports/instance-store.ts';
import type { InstanceSummary } from '../ports/instance-summary.ts';
import { Conditions, memberKeys, searchPage } from './conditions.ts';
import type { Connection } from './connection.ts';
import { SUMMARY_COLUMNS, summaryIn } from './instance-columns.ts';
import { likePattern } from './json-text.ts';

/** The page of instances that a query asks for, newest first, and how many there are in all. */
export function searchInstances(connection: Connection, query: InstanceQuery): Page<InstanceSummary> {
  const { limit, offset } = query;
  const order = 'started_at DESC, id DESC';
  const conditions = conditionsOf(query);
  const search = { table: 'instances', columns: SUMMARY_COLUMNS, order, conditions, limit, offset } as const;
  return searchPage(connection, search, summaryIn);
}

function conditionsOf(query: InstanceQuery): Conditions {
  const conditions = new Conditions();
  conditions.require('definition_key = ?', query.definitionKey);
  conditions.require('status = ?', query.status);
  conditions.require(`search LIKE ? ESCAPE '\\'`, query.search ? likePattern(query.search) : undefined);
  conditions.require(
    'id IN (SELECT instance_id FROM members WHERE member IN (SELECT value FROM json_each(?)))',
    query.visibleTo && memberKeys(query.visibleTo),
  );
  return conditions;
}
