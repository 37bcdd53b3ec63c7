import type { Run } from '../interpreter/run.ts';
import { FeelDuration } from '../temporal/feel-duration.ts';
import { isInstant, order } from './order.ts';
import { FeelRange } from './range.ts';
import { type FeelContext, isList, kindOf, type Value } from './value.ts';

/**
 * Whether two values are equal (DMN 1.3, 10.3.2.13, table 41): null where they are of different kinds and neither is
 * null. A list of one value equals the value, as implicit conversions have it (10.3.2.9.4). Comparing member by member is
 * counted.
 */
export function equal(a: Value, b: Value, run: Run): boolean | null {
  if (a === b) return true;
  if (a === null || b === null) return false;
  if (typeof a !== 'object' && typeof a === typeof b) return false;
  if (isList(a) || isList(b)) return equalLists(a, b, run);
  if (isInstant(a) && isInstant(b)) return a.epochMs === b.epochMs;
  if (kindOf(a) !== kindOf(b)) return null;
  return equalOfKind(a, b, run);
}

/** Equal for sure. */
export const isEqual = (a: Value, b: Value, run: Run) => equal(a, b, run) === true;

function equalLists(a: Value, b: Value, run: Run): boolean | null {
  if (isList(a) && isList(b)) {
    if (a.length !== b.length) return false;
    run.spendOn(a.length + 1);
    return a.every((item, index) => isEqual(item, b[index] ?? null, run));
  }
  const [list, single] = isList(a) ? [a, b] : isList(b) ? [b, a] : [[], null];
  return list.length === 1 ? equal(list[0] ?? null, single, run) : null;
}

function equalOfKind(a: Value, b: Value, run: Run): boolean | null {
  if (a instanceof FeelDuration && b instanceof FeelDuration) return a.equals(b);
  if (a instanceof FeelRange && b instanceof FeelRange) return equalRanges(a, b, run);
  if (kindOf(a) === 'context') return equalContexts(a as FeelContext, b as FeelContext, run);
  return kindOf(a) === 'time' ? order(a, b) === 0 : false;
}

function equalRanges(a: FeelRange, b: FeelRange, run: Run): boolean {
  return (
    a.startIncluded === b.startIncluded &&
    a.endIncluded === b.endIncluded &&
    isEqual(a.start, b.start, run) &&
    isEqual(a.end, b.end, run)
  );
}

function equalContexts(a: FeelContext, b: FeelContext, run: Run): boolean {
  const keys = Object.keys(a);
  run.spendOn(keys.length + 1);
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && isEqual(a[key] ?? null, b[key] ?? null, run))
  );
}
