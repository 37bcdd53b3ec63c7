import type { Json } from '../json.ts';
import { isForbiddenKey, isRecord, type Path } from '../path.ts';

/** Nesting that no form needs; deeper data would exhaust the stack. */
const MAX_DEPTH = 40;
/** Values in one submission. */
const MAX_VALUES = 500_000;

export type Guarded =
  | { readonly ok: true; readonly value: { readonly [key: string]: Json } }
  | { readonly ok: false; readonly code: 'type' | 'unknown-field'; readonly path: Path };

/** Lets pass what can be worked on at all: an object, not too deep, not too large, without keys that reach prototypes. */
export function guard(submitted: unknown): Guarded {
  if (!isRecord(submitted)) return { ok: false, code: 'type', path: [] };
  const waiting: { readonly value: unknown; readonly path: Path }[] = [{ value: submitted, path: [] }];
  let count = 0;
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { value, path } = next;
    count += 1;
    if (count > MAX_VALUES || path.length > MAX_DEPTH) return { ok: false, code: 'type', path: [] };
    if (Array.isArray(value)) {
      if (count + value.length > MAX_VALUES) return { ok: false, code: 'type', path: [] };
      value.forEach((item, index) => {
        if (isNested(item)) waiting.push({ value: item, path: [...path, index] });
      });
      count += value.length;
    } else if (isRecord(value)) {
      for (const [key, member] of Object.entries(value)) {
        if (isForbiddenKey(key)) return { ok: false, code: 'unknown-field', path: [...path, key] };
        if (isNested(member)) waiting.push({ value: member, path: [...path, key] });
        count += 1;
      }
    }
  }
  return { ok: true, value: submitted };
}

function isNested(value: unknown): boolean {
  return typeof value === 'object' && value !== null;
}
