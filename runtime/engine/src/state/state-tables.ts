import { copyOfPlain, hiddenBehind } from './hidden-table.ts';
import type { InstanceState } from './instance-state.ts';
import { LargeTable } from './large-table.ts';
import type { Table } from './table.ts';

/** The way from a state to one of its tables: `['tasks']`, or `['loops', id, 'outputs']` for one inside an entry. */
export type TablePath =
  | readonly [name: keyof InstanceState]
  | readonly [name: keyof InstanceState, id: string, inner: string];

/** What a step has done to a table. */
export interface TableChanges {
  /** Ids of entries that are new or other ones. */
  readonly changed: readonly string[];
  readonly removed: readonly string[];
}

const none: TableChanges = { changed: [], removed: [] };

/** How many entries a table has; 0 where the state has no such table. Large tables are not made plain for it. */
export function tableSize(state: InstanceState, path: TablePath): number {
  const table = tableAt(state, path);
  return table instanceof LargeTable ? table.size : Object.keys(table).length;
}

/** The ids of a table, in the order of their making. */
export function tableIds(state: InstanceState | null, path: TablePath): readonly string[] {
  const table = tableAt(state, path);
  return table instanceof LargeTable ? [...table.entries()].map(([id]) => id) : Object.keys(table);
}

/** One entry of a table; `undefined` where there is none. */
export function tableEntry(state: InstanceState | null, path: TablePath, id: string): unknown {
  return entryOf(tableAt(state, path), id);
}

/** What is different in a table between two states, the second of which came from the first. */
export function tableChanges(
  before: InstanceState | null,
  after: InstanceState,
  path: TablePath,
): TableChanges {
  const [was, is] = [tableAt(before, path), tableAt(after, path)];
  if (was === is) return none;
  if (was instanceof LargeTable && is instanceof LargeTable) return was.changesTo(is);
  const ids = (table: typeof was) =>
    table instanceof LargeTable ? [...table.entries()].map(([id]) => id) : Object.keys(table);
  return {
    changed: ids(is).filter((id) => entryOf(was, id) !== entryOf(is, id)),
    removed: ids(was).filter((id) => entryOf(is, id) === undefined),
  };
}

/** A copy of a state, or of an entry, without its large tables. */
export function withoutLargeTables<T extends object>(owner: T): Partial<T> {
  return copyOfPlain(owner);
}

const empty: Table<unknown> = {};

function tableAt(
  state: InstanceState | null,
  [name, id, inner]: TablePath,
): LargeTable<unknown> | Table<unknown> {
  if (state === null) return empty;
  const table = tableOf(state, name);
  if (id === undefined || inner === undefined) return table;
  const entry = entryOf(table, id);
  return typeof entry === 'object' && entry !== null ? tableOf(entry, inner) : empty;
}

function tableOf(owner: object, name: string): LargeTable<unknown> | Table<unknown> {
  const large = hiddenBehind(owner, name);
  if (large !== undefined) return large;
  const table: unknown = Reflect.get(owner, name);
  return typeof table === 'object' && table !== null ? (table as Table<unknown>) : empty;
}

function entryOf(table: LargeTable<unknown> | Table<unknown>, id: string): unknown {
  return table instanceof LargeTable ? table.get(id) : table[id];
}
