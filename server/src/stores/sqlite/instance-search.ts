import type { InstanceQuery, Page } from '../ports/instance-store.ts';
import type { InstanceRow } from '../ports/rows.ts';
import { Conditions, memberKeys, searchPage } from './conditions.ts';
import type { Connection } from './connection.ts';
import { likePattern } from './json-text.ts';

type Summary = Omit<InstanceRow, 'state'>;

/** The page of instances that a query asks for, newest first, and how many there are in all. */
export function searchInstances(connection: Connection, query: InstanceQuery): Page<Summary> {
  const { limit, offset } = query;
  const order = 'started_at DESC, id DESC';
  const conditions = conditionsOf(query);
  return searchPage(connection, { table: 'instances', column: 'summary', order, conditions, limit, offset });
}

function conditionsOf(query: InstanceQuery): Conditions {
  const conditions = new Conditions();
  conditions.require('definition_key = ?', query.definitionKey);
  conditions.require('status = ?', query.status);
  conditions.require(`search LIKE ? ESCAPE '\\'`, query.search ? likePattern(query.search) : undefined);
  conditions.require(
    'id IN (SELECT instance_id FROM instance_members WHERE member IN (SELECT value FROM json_each(?)))',
    query.visibleTo && memberKeys(query.visibleTo),
  );
  return conditions;
}
