import { type TablePath, tableNames } from '@flowbook/engine';

/** The tables of a state: first the one by which the entries of the others find their places. */
export const TABLES = ['elements', ...tableNames.filter((name) => name !== 'elements')] as const;

/** Tables inside the entries of another one, which grow with every run of a looping activity. */
export const INNER_TABLES = [
  ['loops', 'outputs'],
  ['scopes', 'past'],
] as const;

/** The way to a table that is named by it, with `/` between the steps. */
export function pathOf(name: string): TablePath {
  return name.split('/') as unknown as TablePath;
}

/** The element instance whose part an entry shares; null for what has none, or is one. */
export function ownerOf(name: string, id: string, entry: unknown): string | null {
  if (name === 'elements' || name.includes('/')) return null;
  if (typeof entry === 'object' && entry !== null && 'elementInstanceId' in entry)
    return String(entry.elementInstanceId);
  return id;
}
