import { monthsLater } from '../../time/calendar.ts';
import { isInstant } from '../values/order.ts';
import type { Value } from '../values/value.ts';
import { FeelDuration } from './feel-duration.ts';
import { FeelDate, FeelDateTime, FeelTime } from './temporal-values.ts';

/** DMN 1.3, table 45: a duration and a date, a time or another duration, in any order. Null for anything else. */
export function sum(a: Value, b: Value): Value {
  if (!(b instanceof FeelDuration)) return a instanceof FeelDuration && b !== null ? later(b, a) : null;
  return a instanceof FeelDuration ? a.plus(b) : later(a, b);
}

/** Table 45: what lies between two moments, or a moment or duration less a duration. Null for anything else. */
export function difference(a: Value, b: Value): Value {
  if (b instanceof FeelDuration) {
    const back = b.map((part) => 0 - part);
    return back === null ? null : sum(a, back);
  }
  const haveDifference = (isInstant(a) && isInstant(b)) || (a instanceof FeelTime && b instanceof FeelTime);
  return haveDifference ? FeelDuration.ofTime(a.epochMs - b.epochMs) : null;
}

/**
 * Months are counted on the calendar (31 January + P1M is the last of February); days and less are time that passes,
 * since P1D is PT24H. A date stays one.
 */
function later(moment: Value, { months, ms }: FeelDuration): Value {
  if (moment instanceof FeelDate) return FeelDate.at(monthsLater(moment.epochMs, months) + ms);
  if (moment instanceof FeelTime)
    return months === 0 ? new FeelTime(moment.wallMs + ms, moment.offsetMs, moment.zone) : null;
  if (!(moment instanceof FeelDateTime)) return null;
  if (months === 0) return FeelDateTime.at(moment.epochMs + ms, moment.zone);
  const onCalendar = FeelDateTime.ofWall(monthsLater(moment.wallMs, months), moment.zone);
  return onCalendar === null ? null : FeelDateTime.at(onCalendar.epochMs + ms, moment.zone);
}

/**
 * 10.3.4.1 `years and months duration`: whole months from one day to another, towards zero.
 */
export function monthsBetween(from: FeelDate | FeelDateTime, to: FeelDate | FeelDateTime): FeelDuration {
  const [start, end] = [wallOf(from), wallOf(to)];
  const [a, b] = [new Date(start), new Date(end)];
  const apart = (b.getUTCFullYear() - a.getUTCFullYear()) * 12 + b.getUTCMonth() - a.getUTCMonth();
  const tooFar = apart > 0 ? monthsLater(start, apart) > end : apart < 0 && monthsLater(start, apart) < end;
  return FeelDuration.ofMonths(tooFar ? apart - Math.sign(apart) : apart);
}

export function wallOf(moment: FeelDate | FeelDateTime): number {
  return moment instanceof FeelDateTime ? moment.wallMs : moment.epochMs;
}
