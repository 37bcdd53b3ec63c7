import type { DocumentData } from '@flowbook/contract';
import type { Json } from '../stores/ports/rows.ts';

/** A document's fields in the contract's type. */
export function asDocument(data: { readonly [field: string]: Json }): DocumentData {
  return data as DocumentData;
}

/** The members of a JSON object; an empty object for any other JSON. */
export function membersOf(value: Json | undefined): { readonly [name: string]: Json } {
  return typeof value === 'object' && value !== null && !isList(value) ? value : {};
}

/** The value at a path of member names; `undefined` where there is none. Only own members count. */
export function valueAt(value: Json | undefined, path: readonly string[]): Json | undefined {
  let inner = value;
  for (const step of path) {
    const members = membersOf(inner);
    inner = Object.hasOwn(members, step) ? members[step] : undefined;
  }
  return inner;
}

/** `Array.isArray` that also knows read-only arrays. */
export function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
