export interface Table<T> {
  readonly [id: string]: T;
}

/** A table of more entries is kept in a form that can be changed without copying all of it. */
export const LARGE = 256;

/**
 * A table of its own with the same entries, but one. Entry by entry: `{ ...table }` takes ten times as long for a table of
 * some dozens of entries that come and go, and one that has lost an entry is slow to copy ever after. Without a
 * prototype: no two instances share an id, and a plain object learns its shape anew with each name that it never had.
 */
export function copied<T>(table: Table<T>, except?: string): { entries: { [id: string]: T }; size: number } {
  const entries = Object.create(null) as { [id: string]: T };
  return { entries, size: copyInto(entries, table, except) };
}

/** The same for names that come from the model, which all instances share. */
export function without<T>(table: Table<T>, name: string): { [name: string]: T } {
  const entries: { [name: string]: T } = {};
  copyInto(entries, table, name);
  return entries;
}

/** Answers how many entries there were. */
function copyInto<T>(entries: { [id: string]: T }, table: Table<T>, except: string | undefined): number {
  let size = 0;
  for (const id in table) {
    const entry = table[id];
    if (id === except || entry === undefined) continue;
    entries[id] = entry;
    size += 1;
  }
  return size;
}

export function isEmpty(table: Table<unknown>): boolean {
  for (const _ in table) return false;
  return true;
}
