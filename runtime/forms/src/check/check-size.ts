import { isForbiddenKey, isRecord } from '../path.ts';
import type { Problems } from './problems.ts';

/** Nesting of the JSON itself, rules included. */
const MAX_DEPTH = 60;
const MAX_VALUES = 100_000;
/** Characters of all texts and keys together. */
const MAX_CHARACTERS = 2_000_000;

/**
 * Checks what must hold before anything else looks at a schema: it is not too deep or too large to go through, and no
 * key in it reaches a prototype. Gives false where looking further would be unsafe.
 */
export function checkSize(problems: Problems, input: unknown): boolean {
  const waiting: { readonly value: unknown; readonly depth: number; readonly id: string | null }[] = [
    { value: input, depth: 0, id: null },
  ];
  let values = 0;
  let characters = 0;
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { value, depth } = next;
    values += 1;
    if (typeof value === 'string') characters += value.length;
    if (depth > MAX_DEPTH) return tooLarge(problems, `nested deeper than ${MAX_DEPTH} levels`);
    if (values + waiting.length > MAX_VALUES) return tooLarge(problems, `more than ${MAX_VALUES} values`);
    if (characters > MAX_CHARACTERS) return tooLarge(problems, `more than ${MAX_CHARACTERS} characters`);
    if (Array.isArray(value)) {
      if (value.length > MAX_VALUES) return tooLarge(problems, `more than ${MAX_VALUES} values`);
      for (const item of value) waiting.push({ value: item, depth: depth + 1, id: next.id });
    } else if (isRecord(value)) {
      const id = typeof value.id === 'string' ? value.id.slice(0, 100) : next.id;
      for (const [key, member] of Object.entries(value)) {
        characters += key.length;
        if (isForbiddenKey(key)) problems.add('forbidden-key', id, `"${key}" may not be used as a name`);
        waiting.push({ value: member, depth: depth + 1, id });
      }
    }
  }
  return true;
}

function tooLarge(problems: Problems, reason: string): false {
  problems.add('too-large', null, `the form is ${reason}`);
  return false;
}
