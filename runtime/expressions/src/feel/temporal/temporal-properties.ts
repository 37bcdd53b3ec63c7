import { DAY_MS } from '../../time/calendar.ts';
import { wallTime } from '../../time/zone.ts';
import { FeelRange } from '../values/range.ts';
import type { SpecialValue, Value } from '../values/value.ts';
import type { ClockZone } from './clock-zone.ts';
import { FeelDuration } from './feel-duration.ts';
import { FeelDate, FeelDateTime, FeelTime, wallClock } from './temporal-values.ts';

/** DMN 1.3, 10.3.2.4, tables 58 to 61: what stands behind the dot of a date, time, duration or range. */
export function propertyOf(value: SpecialValue, name: string): Value {
  if (value instanceof FeelDate) return own(dayOf(value.epochMs), name);
  if (value instanceof FeelDateTime)
    return own({ ...dayOf(value.wallMs), ...clockOf(value.wallMs, value.zone, value.offsetMs) }, name);
  if (value instanceof FeelTime) return own(clockOf(value.wallMs, value.zone, value.offsetMs), name);
  if (value instanceof FeelDuration) return own(partsOf(value), name);
  return value instanceof FeelRange ? own(endsOf(value), name) : null;
}

function own(properties: { readonly [name: string]: Value }, name: string): Value {
  return Object.hasOwn(properties, name) ? (properties[name] ?? null) : null;
}

/** Monday is weekday 1. */
function dayOf(wallMs: number) {
  const date = new Date(wallMs);
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    weekday: ((date.getUTCDay() + 6) % 7) + 1,
  };
}

/** A time that names no zone has neither offset nor zone. */
function clockOf(wallMs: number, zone: ClockZone, offsetMs: number) {
  const isImplied = 'name' in zone && zone.implied;
  return {
    ...wallClock(wallMs),
    'time offset': isImplied ? null : FeelDuration.ofTime(offsetMs),
    timezone: 'name' in zone && !isImplied ? zone.name : null,
  };
}

/** A duration of years and months has no days, and the other way round. */
function partsOf(duration: FeelDuration): { readonly [name: string]: Value } {
  const { years, months, days, hours, minutes, seconds } = duration.parts;
  const ofMonths = { years, months };
  const ofTime = { days, hours, minutes, seconds };
  if (duration.unit === 'both') return { ...ofMonths, ...ofTime };
  return duration.unit === 'months' ? ofMonths : ofTime;
}

function endsOf({ start, end, startIncluded, endIncluded }: FeelRange) {
  return { start, end, 'start included': startIncluded, 'end included': endIncluded };
}

/** 10.3.4.8: the day of the year, from 1. */
export function dayOfYear(wallMs: number): number {
  const first = wallTime(new Date(wallMs).getUTCFullYear(), 1, 1);
  return Math.floor((wallMs - first) / DAY_MS) + 1;
}

/** 10.3.4.8: the week of the year by ISO 8601, which begins on Monday and belongs to the year of its Thursday. */
export function weekOfYear(wallMs: number): number {
  const thursday = wallMs + (4 - dayOf(wallMs).weekday) * DAY_MS;
  return Math.ceil(dayOfYear(thursday) / 7);
}
