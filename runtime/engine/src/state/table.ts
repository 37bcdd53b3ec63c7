export interface Table<T> {
  readonly [id: string]: T;
}

/** A table of more entries is kept in a form that can be changed without copying all of it. */
export const LARGE = 256;

/**
 * A table of its own with the same entries, but one. Entry by entry: `{ ...table }` takes ten times as long for a table of
 * some dozens of entries that come and go, and one that has lost an entry is slow to copy ever after.
 */
export function copied<T>(table: Table<T>, except?: string): { entries: { [id: string]: T }; size: number } {
  const entries: { [id: string]: T } = {};
  let size = 0;
  for (const id in table) {
    const entry = table[id];
    if (id === except || entry === undefined) continue;
    entries[id] = entry;
    size += 1;
  }
  return { entries, size };
}

export function without<T>(table: Table<T>, id: string): { [id: string]: T } {
  return copied(table, id).entries;
}

export function isEmpty(table: Table<unknown>): boolean {
  for (const _ in table) return false;
  return true;
}
