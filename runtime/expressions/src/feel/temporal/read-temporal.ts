import { dayExists } from '../../time/calendar.ts';
import { isTimeZone, wallTime } from '../../time/zone.ts';
import type { Value } from '../values/value.ts';
import { type ClockZone, offsetIn } from './clock-zone.ts';
import { FeelDuration } from './feel-duration.ts';
import type { Present } from './present.ts';
import { FeelDate, FeelDateTime, FeelTime } from './temporal-values.ts';

const DATE = /^(-?\d{4,9})-(\d{2})-(\d{2})$/;
const TIME =
  /^(\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?(?:(Z)|([+-])(\d{2})(?::?(\d{2})(?::(\d{2}))?)?|@(.{1,50}))?$/i;

/** Reads `2026-07-25`; null for any other text and for days that do not exist. */
export function readDate(text: string): FeelDate | null {
  const [, year, month, day] = (DATE.exec(text) ?? []).map(Number);
  if (year === undefined || month === undefined || day === undefined) return null;
  return dayExists(year, month, day) ? FeelDate.at(wallTime(year, month, day)) : null;
}

/** Reads `09:30:00`, with `Z`, an offset or `@Area/City` behind it or without; null for any other text. */
export function readTime(text: string, present: Present): FeelTime | null {
  const time = readClock(text, present);
  return time === null ? null : new FeelTime(time.wallMs, offsetIn(time.zone, present.epochMs), time.zone);
}

/** Reads a date, `T` or a space, and a time; a date alone is its midnight. Null for any other text. */
export function readDateTime(text: string, present: Present): FeelDateTime | null {
  const [day = '', clock = '00:00:00'] = text.split(/[Tt ](.*)/s);
  const [date, time] = [readDate(day), readClock(clock, present)];
  return date === null || time === null ? null : FeelDateTime.ofWall(date.epochMs + time.wallMs, time.zone);
}

/** Rule 62: what `@"…"` means, told by its form. */
export function readAtLiteral(text: string, present: Present): Value {
  if (/^-?P/.test(text)) return FeelDuration.read(text);
  if (/^\d{2}:/.test(text)) return readTime(text, present);
  return text.includes('T') ? readDateTime(text, present) : readDate(text);
}

function readClock(
  text: string,
  present: Present,
): { readonly wallMs: number; readonly zone: ClockZone } | null {
  const found = TIME.exec(text);
  if (found === null) return null;
  const [hour = 0, minute = 0, second = 0] = found.slice(1, 4).map((digits) => Number(digits ?? 0));
  const isMidnight = hour === 24 && minute === 0 && second === 0;
  if ((hour > 23 && !isMidnight) || minute > 59 || second > 59) return null;
  const zone = readZone(found, present);
  if (zone === null) return null;
  const ms = Math.trunc(Number(`0.${found[4] ?? 0}`) * 1000);
  return { wallMs: ((hour * 60 + minute) * 60 + second) * 1000 + ms, zone };
}

function readZone(found: RegExpExecArray, present: Present): ClockZone | null {
  const [utc, sign, hours = 0, minutes = 0, seconds = 0, name] = found.slice(5);
  if (name !== undefined) return isTimeZone(name) ? { name, implied: false } : null;
  if (utc !== undefined) return { offsetMs: 0 };
  if (sign === undefined) return present.zone;
  const offsetMs = ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000;
  return Number(hours) > 18 || Number(minutes) > 59
    ? null
    : { offsetMs: sign === '-' ? 0 - offsetMs : offsetMs };
}
