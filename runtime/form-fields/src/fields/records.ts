import type { Json } from '@flowbook/forms';

/** True for a plain JSON object. */
export function isRecord(value: unknown): value is { readonly [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The records of a list; what is none is left out. */
export function recordsOf(value: unknown): readonly { readonly [key: string]: Json }[] {
  return Array.isArray(value) ? value.filter(isRecord) : [];
}

/** The texts of a list, or the one text given. */
export function textsOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return value === '' ? [] : [value];
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}
