/** The entry of a table under an id that came from outside; names that every object inherits are no entries. */
export function own<T>(table: { readonly [id: string]: T }, id: string): T | undefined {
  return Object.hasOwn(table, id) ? table[id] : undefined;
}
