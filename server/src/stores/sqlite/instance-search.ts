import type { InstanceQuery, Page } from '../ports/instance-store.ts';
import type { InstanceRow } from '../ports/rows.ts';
import type { Connection, Value } from './connection.ts';
import { fromText, likePattern, toText } from './json-text.ts';

type Summary = Omit<InstanceRow, 'state'>;

/** The page of instances that a query asks for, newest first, and how many there are in all. */
export function searchInstances(connection: Connection, query: InstanceQuery): Page<Summary> {
  const { where, values } = conditionsOf(query);
  const total = Number(
    connection.first(`SELECT count(*) AS total FROM instances WHERE ${where}`, ...values)?.total,
  );
  const rows = connection.all(
    `SELECT summary FROM instances WHERE ${where} ORDER BY started_at DESC, id DESC LIMIT ? OFFSET ?`,
    ...values,
    query.limit,
    query.offset,
  );
  return { items: rows.map(({ summary }) => fromText<Summary>(summary)), total };
}

function conditionsOf(query: InstanceQuery): { readonly where: string; readonly values: readonly Value[] } {
  const conditions: string[] = ['TRUE'];
  const values: Value[] = [];
  const require = (condition: string, value: Value | undefined) => {
    if (value === undefined) return;
    conditions.push(condition);
    values.push(value);
  };
  require('definition_key = ?', query.definitionKey);
  require('status = ?', query.status);
  require(`search LIKE ? ESCAPE '\\'`, query.search ? likePattern(query.search) : undefined);
  require(`id IN (SELECT instance_id FROM instance_members WHERE member IN (SELECT value FROM json_each(?)))`, query.visibleTo &&
    membersOf(query.visibleTo));
  return { where: conditions.join(' AND '), values };
}

function membersOf({
  userId,
  groups,
}: {
  readonly userId: string;
  readonly groups: readonly string[];
}): string {
  return toText([`u:${userId}`, ...groups.map((group) => `g:${group}`)]);
}
