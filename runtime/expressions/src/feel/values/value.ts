/** The kinds of values that FEEL tells apart (DMN 1.3, 10.3.2.3). */
export type Kind =
  | 'null'
  | 'boolean'
  | 'number'
  | 'string'
  | 'list'
  | 'context'
  | 'date'
  | 'time'
  | 'date and time'
  | 'duration'
  | 'range'
  | 'function';

/** A value for which JSON has no type: dates, times, durations, ranges, functions. */
export abstract class SpecialValue {
  abstract readonly kind: Kind;
}

export interface FeelContext {
  readonly [name: string]: Value;
}

/** A value as FEEL has it. JSON is FEEL. */
export type Value = null | boolean | number | string | readonly Value[] | FeelContext | SpecialValue;

export function isList(value: Value | undefined): value is readonly Value[] {
  return Array.isArray(value);
}

export function isContext(value: Value | undefined): value is FeelContext {
  return (
    typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof SpecialValue)
  );
}

export function kindOf(value: Value): Kind {
  if (value === null) return 'null';
  switch (typeof value) {
    case 'boolean':
      return 'boolean';
    case 'number':
      return 'number';
    case 'string':
      return 'string';
  }
  if (value instanceof SpecialValue) return value.kind;
  return Array.isArray(value) ? 'list' : 'context';
}

/** The number, unless arithmetic has left the numbers (a division by zero, more than there are). */
export function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}

/** A context of entries. Own members only, whatever they are called. */
export function contextOf(entries: Iterable<readonly [string, Value]>): FeelContext {
  return Object.fromEntries(entries);
}
