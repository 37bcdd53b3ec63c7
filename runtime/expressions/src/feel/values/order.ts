import { FeelDuration } from '../temporal/feel-duration.ts';
import { FeelDate, FeelDateTime, FeelTime } from '../temporal/temporal-values.ts';
import type { Value } from './value.ts';

/**
 * Negative, zero or positive as `a` is less than, equal to or more than `b` (DMN 1.3, 10.3.2.13, table 42). Null where
 * the two have no order: values of different kinds, null, and kinds that have none. A date counts as its midnight in
 * UTC beside a date and time (10.3.2.9.4).
 */
export function order(a: Value, b: Value): number | null {
  if (typeof a === 'number') return typeof b === 'number' ? a - b : null;
  if (typeof a === 'string') return typeof b === 'string' ? compare(a, b) : null;
  if (a instanceof FeelDuration) return b instanceof FeelDuration ? orderOfDurations(a, b) : null;
  if (a instanceof FeelTime) return b instanceof FeelTime ? a.epochMs - b.epochMs : null;
  return isInstant(a) && isInstant(b) ? a.epochMs - b.epochMs : null;
}

export function isInstant(value: Value): value is FeelDate | FeelDateTime {
  return value instanceof FeelDate || value instanceof FeelDateTime;
}

/** Months have no length in days. */
function orderOfDurations(a: FeelDuration, b: FeelDuration): number | null {
  if (a.months === b.months) return a.ms - b.ms;
  return a.ms === b.ms && a.unit !== 'time' && b.unit !== 'time' ? a.months - b.months : null;
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
