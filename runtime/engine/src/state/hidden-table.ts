import type { LargeTable } from './large-table.ts';
import type { Table } from './table.ts';

interface Hidden {
  readonly table: LargeTable<unknown>;
  readonly get: () => Table<unknown>;
}

const hidden = new WeakMap<object, Map<string, Hidden>>();

/**
 * Lays a large table behind a property of a state (or a scope). Whoever reads the property finds a plain object, which is
 * only made then; whoever knows of it takes the table itself and need not copy it.
 */
export function hideBehind(owner: object, name: string, table: LargeTable<unknown>): void {
  const get = () => table.asObject();
  const set = (value: unknown) =>
    Object.defineProperty(owner, name, { value, enumerable: true, configurable: true, writable: true });
  Object.defineProperty(owner, name, { get, set, enumerable: true, configurable: true });
  const ofOwner = hidden.get(owner) ?? new Map<string, Hidden>();
  hidden.set(owner, ofOwner.set(name, { table, get }));
}

/** The large table behind a property, if it still lies there. */
export function hiddenBehind(owner: object, name: string): LargeTable<unknown> | undefined {
  const found = hidden.get(owner)?.get(name);
  if (found === undefined) return undefined;
  return Object.getOwnPropertyDescriptor(owner, name)?.get === found.get ? found.table : undefined;
}

/** Whether a large table lies behind any property. */
export function hidesAny(owner: object): boolean {
  return hidden.has(owner);
}

/** A copy that leaves hidden tables out: they are not to be made plain for it. */
export function copyOfPlain<T extends object>(owner: T): Partial<T> {
  const plain = Object.entries(Object.getOwnPropertyDescriptors(owner)).filter(
    ([, { get }]) => get === undefined,
  );
  return Object.defineProperties({}, Object.fromEntries(plain));
}
