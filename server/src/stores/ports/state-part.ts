import type { Json } from './rows.ts';

type JsonObject = { readonly [member: string]: Json };

/**
 * What of a large instance's state is kept in a row of its own, so that a step rewrites only what it changes. `tables` holds
 * entries by the table that they belong to and their id; a table is named by the way to it from the state, with `/` between
 * the steps (`tasks`, `loops/<id>/outputs`).
 */
export interface StatePart {
  /** From 0, in the order of their making. */
  readonly number: number;
  readonly tables: { readonly [table: string]: JsonObject };
}

/** How a commit keeps the state of a large instance. */
export interface CutState {
  /** The state without what its parts hold. */
  readonly rest: Json;
  /** Parts that are new or different. */
  readonly written: readonly StatePart[];
  /** Numbers of parts that hold nothing any more. */
  readonly removed: readonly number[];
}

/** The whole state again; in each table the entries of the rest come first and then those of the parts by their numbers. */
export function joinState(rest: Json, parts: readonly StatePart[]): Json {
  if (parts.length === 0) return rest;
  const whole = new WeakSet<object>();
  const copy = (value: Json | undefined): { [member: string]: Json } => {
    if (typeof value === 'object' && value !== null && whole.has(value))
      return value as { [member: string]: Json };
    const made = { ...(value as JsonObject | undefined) };
    whole.add(made);
    return made;
  };
  const state = copy(rest);
  const tables = [...parts]
    .sort((a, b) => a.number - b.number)
    .flatMap((part) =>
      Object.entries(part.tables).map(([name, entries]) => ({ path: name.split('/'), entries })),
    );
  // What lies inside an entry comes after the entry.
  for (const { path, entries } of tables.sort((a, b) => a.path.length - b.path.length)) {
    let table = state;
    for (const step of path) {
      const inner = copy(table[step]);
      table[step] = inner;
      table = inner;
    }
    Object.assign(table, entries);
  }
  return state;
}
