import type { Connection, Row, Value } from './connection.ts';
import { toText } from './json-text.ts';

/** The conditions of a search, each with the value that it asks for; one without a value asks for nothing. */
export class Conditions {
  readonly #conditions: string[] = ['TRUE'];
  readonly values: Value[] = [];

  require(condition: string, value: Value | undefined): void {
    if (value === undefined) return;
    this.#conditions.push(condition);
    this.values.push(value);
  }

  /** A condition without a value. */
  add(condition: string): void {
    this.#conditions.push(condition);
  }

  get where(): string {
    return this.#conditions.join(' AND ');
  }
}

interface Search {
  readonly table: 'instances' | 'tasks';
  /** What a row is read from. */
  readonly columns: string;
  readonly order: string;
  readonly conditions: Conditions;
  readonly limit: number;
  readonly offset: number;
}

/** One page of what fits the conditions, and how many fit in all. */
export function searchPage<Found>(
  connection: Connection,
  { table, columns, order, conditions, limit, offset }: Search,
  read: (row: Row) => Found,
): { readonly items: readonly Found[]; readonly total: number } {
  const { where, values } = conditions;
  const count = connection.first(`SELECT count(*) AS total FROM ${table} WHERE ${where}`, ...values);
  const rows = connection.all(
    `SELECT ${columns} FROM ${table} WHERE ${where} ORDER BY ${order} LIMIT ? OFFSET ?`,
    ...values,
    limit,
    offset,
  );
  return { items: rows.map(read), total: Number(count?.total) };
}

/** A person and their groups as the tables of members and candidates name them: a JSON list. */
export function memberKeys(who: { readonly userId: string; readonly groups: readonly string[] }): string {
  return toText([`u:${who.userId}`, ...who.groups.map((group) => `g:${group}`)]);
}
