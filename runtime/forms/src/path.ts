import type { Json } from '@flowbook/expressions';

/** A place in a document: keys and row indexes. */
export type Path = readonly (string | number)[];

/** Names through which JavaScript reaches prototypes. They are nowhere a key. */
const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype']);

/** True for a key that may not be used in a document. */
export function isForbiddenKey(key: string): boolean {
  return FORBIDDEN.has(key);
}

/** True for a plain JSON object. */
export function isRecord(value: unknown): value is { [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value at a place, looking at own members only; undefined where there is none. */
export function getAt(root: unknown, path: Path): Json | undefined {
  let value: unknown = root;
  for (const step of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined;
    value = (value as { [key: string]: unknown })[step];
  }
  return value as Json | undefined;
}

/** Writes a value in place, making the objects and lists on the way. Throws RangeError for a forbidden key. */
export function setAt(root: object, path: Path, value: Json): void {
  let holder = root as { [key: string]: unknown };
  path.forEach((step, index) => {
    if (typeof step === 'string' && isForbiddenKey(step)) throw new RangeError(`forbidden key ${step}`);
    if (index === path.length - 1) {
      holder[step] = value;
      return;
    }
    const next = Object.hasOwn(holder, step) ? holder[step] : undefined;
    const isThere = typeof next === 'object' && next !== null;
    const inner = isThere ? next : typeof path[index + 1] === 'number' ? [] : {};
    if (!isThere) holder[step] = inner;
    holder = inner as { [key: string]: unknown };
  });
}

/** Takes a member away; what is not there stays away. */
export function deleteAt(root: unknown, path: Path): void {
  const holder = getAt(root, path.slice(0, -1));
  const last = path.at(-1);
  if (isRecord(holder) && typeof last === 'string') delete (holder as { [key: string]: Json })[last];
}
