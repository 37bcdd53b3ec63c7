import { FeelDuration } from '../temporal/feel-duration.ts';
import { isInstant, order } from './order.ts';
import { FeelRange } from './range.ts';
import { type FeelContext, isList, kindOf, type Value } from './value.ts';

/**
 * Whether two values are equal (DMN 1.3, 10.3.2.13, table 41): null where they are of different kinds and neither is
 * null. A list of one value equals the value, as implicit conversions have it (10.3.2.9.4).
 */
export function equal(a: Value, b: Value): boolean | null {
  if (a === b) return true;
  if (a === null || b === null) return false;
  if (typeof a !== 'object' && typeof a === typeof b) return false;
  if (isList(a) || isList(b)) return equalLists(a, b);
  if (isInstant(a) && isInstant(b)) return a.epochMs === b.epochMs;
  if (kindOf(a) !== kindOf(b)) return null;
  return equalOfKind(a, b);
}

/** Equal for sure. */
export const isEqual = (a: Value, b: Value) => equal(a, b) === true;

function equalLists(a: Value, b: Value): boolean | null {
  if (isList(a) && isList(b))
    return a.length === b.length && a.every((item, index) => isEqual(item, b[index] ?? null));
  const [list, single] = isList(a) ? [a, b] : isList(b) ? [b, a] : [[], null];
  return list.length === 1 ? equal(list[0] ?? null, single) : null;
}

function equalOfKind(a: Value, b: Value): boolean | null {
  if (a instanceof FeelDuration && b instanceof FeelDuration) return a.months === b.months && a.ms === b.ms;
  if (a instanceof FeelRange && b instanceof FeelRange) return equalRanges(a, b);
  if (kindOf(a) === 'context') return equalContexts(a as FeelContext, b as FeelContext);
  return kindOf(a) === 'time' ? order(a, b) === 0 : false;
}

function equalRanges(a: FeelRange, b: FeelRange): boolean {
  return (
    a.startIncluded === b.startIncluded &&
    a.endIncluded === b.endIncluded &&
    isEqual(a.start, b.start) &&
    isEqual(a.end, b.end)
  );
}

function equalContexts(a: FeelContext, b: FeelContext): boolean {
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && isEqual(a[key] ?? null, b[key] ?? null))
  );
}
