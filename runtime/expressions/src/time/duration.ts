import { ExpressionError } from '../expression-error.ts';
import { DAY_MS, monthsLater } from './calendar.ts';
import { type Moment, readMoment, writeMoment } from './moment.ts';
import { instantOf } from './zone.ts';

/** An ISO 8601 duration, in the three units that cannot be turned into one another. */
export interface Duration {
  readonly months: number;
  readonly days: number;
  readonly ms: number;
}

const PATTERN =
  /^([+-])?P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(T(?:(\d+(?:[.,]\d+)?)H)?(?:(\d+(?:[.,]\d+)?)M)?(?:(\d+(?:[.,]\d+)?)S)?)?$/;

/** Reads an ISO 8601 duration such as `PT2H` or `P1M3D`; years to days are whole numbers. Null for any other text. */
export function readDuration(text: string): Duration | null {
  const found = PATTERN.exec(text.trim());
  if (found === null || /[PT]$/.test(text.trim())) return null;
  const [, sign, years, months, weeks, days, , hours, minutes, seconds] = found;
  const factor = sign === '-' ? -1 : 1;
  const number = (digits: string | undefined) => Number((digits ?? '0').replace(',', '.'));
  const duration = {
    months: factor * (number(years) * 12 + number(months)),
    days: factor * (number(weeks) * 7 + number(days)),
    ms: factor * Math.round(number(hours) * 3_600_000 + number(minutes) * 60_000 + number(seconds) * 1000),
  };
  const readable = Math.abs(duration.months) < 12e4 && Math.abs(duration.days) < 4e6;
  return readable && Math.abs(duration.ms) < 4e14 ? duration : null;
}

/**
 * Adds an ISO 8601 duration to a date or date-time. Months and days are counted on the calendar of the text's own
 * offset, or of `timeZone` where it has none (31 January + P1M is the last of February); hours and less are time
 * that passes. The sum is written as the text was; a date becomes a date-time only if hours or less are added.
 * Throws `ExpressionError` for texts that are no moment or no duration, and for sums beyond the year 9999.
 */
export function addDuration(moment: string, duration: string, timeZone: string): string {
  const from = readMoment(moment, timeZone);
  if (from === null)
    throw new ExpressionError('a duration is added to a date or date-time, and this is none');
  const length = readDuration(duration);
  if (length === null) throw new ExpressionError('what is added is no ISO 8601 duration such as PT2H');
  const epochMs = afterCalendar(from, length, timeZone) + length.ms;
  if (!(epochMs > -62_135_000_000_000 && epochMs < 253_402_200_000_000))
    throw new ExpressionError('the sum is beyond the calendar');
  const turnsIntoTime = from.notation.precision === 'date' && length.ms !== 0;
  const notation = turnsIntoTime ? { ...from.notation, precision: 'minute' as const } : from.notation;
  return writeMoment(epochMs, notation, timeZone);
}

function afterCalendar(from: Moment, { months, days }: Duration, timeZone: string): number {
  if (months === 0 && days === 0) return from.epochMs;
  const wallMs = monthsLater(from.wallMs, months) + days * DAY_MS;
  const written = from.notation.offset;
  return written === '' ? instantOf(wallMs, timeZone) : wallMs - (from.wallMs - from.epochMs);
}
