import type { InstanceState } from '@flowbook/engine';

/** The tables of a state whose entries may lie in parts. */
export const TABLES = [
  'elements',
  'scopes',
  'loops',
  'tasks',
  'jobs',
  'calls',
  'timers',
  'subscriptions',
  'incidents',
  'signals',
  'conditions',
  'gathered',
  'adHoc',
] as const satisfies readonly (keyof InstanceState)[];

/** Tables inside the entries of another one, which grow with every run of a looping activity. */
export const INNER_TABLES = [
  ['loops', 'outputs'],
  ['scopes', 'past'],
] as const;

export type Table = { readonly [id: string]: unknown };

const NOTHING: Table = {};

/** The table that is called so: one of the state's own, or `<table>/<id>/<inner table>`; empty where the state has none. */
export function tableIn(state: InstanceState | null, name: string): Table {
  let value: unknown = state;
  for (const step of name.split('/')) {
    if (typeof value !== 'object' || value === null) return NOTHING;
    value = Reflect.get(value, step);
  }
  return typeof value === 'object' && value !== null ? (value as Table) : NOTHING;
}

/** The element instance whose part an entry shares; null for what has none, or is one. */
export function ownerOf(name: string, id: string, entry: unknown): string | null {
  if (name === 'elements' || name.includes('/')) return null;
  if (typeof entry === 'object' && entry !== null && 'elementInstanceId' in entry)
    return String(entry.elementInstanceId);
  return id;
}

/** Only these entries of a table. */
export function pick(table: Table, ids: Iterable<string>): Table {
  const picked: { [id: string]: unknown } = {};
  for (const id of ids) if (table[id] !== undefined) picked[id] = table[id];
  return picked;
}
