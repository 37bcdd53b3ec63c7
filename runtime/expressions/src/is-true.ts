import type { Json } from './json.ts';

/** Whether a condition holds: only `true` is true. A text, a number or an empty value decides nothing. */
export function isTrue(value: Json): boolean {
  return value === true;
}
