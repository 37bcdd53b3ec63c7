import type { Json, Variables } from '@flowbook/expressions';

export type { Json };

/** The data of one document: field values by key. */
export type FormData = Variables;

/** A copy that shares nothing with its source. Forbidden keys (`__proto__` …) are left out. */
export function cloneJson(value: Json): Json {
  if (Array.isArray(value)) return Array.from(value, (item) => cloneJson((item ?? null) as Json));
  if (typeof value !== 'object' || value === null) return value;
  const copy: { [key: string]: Json } = {};
  for (const [key, member] of Object.entries(value as { [key: string]: Json })) {
    if (key !== '__proto__' && member !== undefined) copy[key] = cloneJson(member);
  }
  return copy;
}

/** True where both are the same JSON, whatever the order of members. */
export function sameJson(a: Json | undefined, b: Json | undefined): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) || Array.isArray(b)) {
    if (!Array.isArray(a) || !Array.isArray(b) || a.length !== b.length) return false;
    return a.every((item, index) => sameJson(item as Json, b[index] as Json));
  }
  const left = a as { [key: string]: Json };
  const right = b as { [key: string]: Json };
  const keys = Object.keys(left);
  return (
    keys.length === Object.keys(right).length &&
    keys.every((key) => Object.hasOwn(right, key) && sameJson(left[key], right[key]))
  );
}

/** Nothing was entered: absent, null, an empty text or an empty list. */
export function isEmpty(value: Json | undefined): boolean {
  return (
    value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)
  );
}

/** One text for the same JSON, whatever the order of members. */
export function keyOfJson(value: Json): string {
  return JSON.stringify(value, (_, member: Json) => {
    if (typeof member !== 'object' || member === null || Array.isArray(member)) return member;
    return Object.fromEntries(Object.entries(member).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}
