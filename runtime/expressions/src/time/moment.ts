import { dayExists } from './calendar.ts';
import { instantOf, wallAt, wallTime } from './zone.ts';

/** A date or date-time text, taken apart. Keeps how it was written, so that a sum is written the same way. */
export interface Moment {
  /** The wall time that is written, as milliseconds as if it were UTC. */
  readonly wallMs: number;
  /** The instant meant, milliseconds since 1970 UTC. Dates mean their first moment in the zone. */
  readonly epochMs: number;
  readonly notation: Notation;
}

/** How a moment was written. */
export interface Notation {
  readonly precision: 'date' | 'minute' | 'second' | 'millisecond';
  readonly separator: 'T' | ' ';
  /** `Z`, `+08:00`, or nothing: then the time is that of the zone asked about. */
  readonly offset: string;
}

const PATTERN =
  /^(\d{4})-(\d{2})-(\d{2})(?:([T ])(\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?(Z|[+-]\d{2}:?\d{2})?)?$/;

/**
 * Reads `YYYY-MM-DD`, `YYYY-MM-DD HH:mm` and ISO 8601 date-times with or without seconds, fraction and offset.
 * Times without offset are read in `timeZone`. Null for any other text and for days that do not exist.
 */
export function readMoment(text: string, timeZone: string): Moment | null {
  const found = PATTERN.exec(text.trim());
  if (found === null) return null;
  const [, year, month, day, separator, hour, minute, second, fraction, offset = ''] = found;
  if (!dayExists(Number(year), Number(month), Number(day))) return null;
  if (Number(hour ?? 0) > 23 || Number(minute ?? 0) > 59 || Number(second ?? 0) > 59) return null;
  const ms = fraction === undefined ? 0 : Math.trunc(Number(`0.${fraction}`) * 1000);
  const wallMs = wallTime(
    Number(year),
    Number(month),
    Number(day),
    Number(hour ?? 0),
    Number(minute ?? 0),
    Number(second ?? 0),
    ms,
  );
  const epochMs = offset === '' ? instantOf(wallMs, timeZone) : wallMs - offsetMs(offset);
  const precision = precisionOf(hour, second, fraction);
  return { wallMs, epochMs, notation: { precision, separator: separator === ' ' ? ' ' : 'T', offset } };
}

/** Writes an instant in a given notation. */
export function writeMoment(epochMs: number, notation: Notation, timeZone: string): string {
  const wallMs = notation.offset === '' ? wallAt(epochMs, timeZone) : epochMs + offsetMs(notation.offset);
  const iso = new Date(wallMs).toISOString();
  const date = iso.slice(0, 10);
  if (notation.precision === 'date') return date;
  const length = { minute: 5, second: 8, millisecond: 12 }[notation.precision];
  return `${date}${notation.separator}${iso.slice(11, 11 + length)}${notation.offset}`;
}

/** The calendar date in the zone on which an instant falls, `YYYY-MM-DD`. */
export function dateAt(epochMs: number, timeZone: string): string {
  return new Date(wallAt(epochMs, timeZone)).toISOString().slice(0, 10);
}

/** Milliseconds of an offset such as `+08:00`; 0 for `Z`. */
function offsetMs(offset: string): number {
  if (offset === 'Z') return 0;
  const [hours, minutes] = [offset.slice(1, 3), offset.slice(-2)];
  return (offset.startsWith('-') ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
}

function precisionOf(hour?: string, second?: string, fraction?: string): Notation['precision'] {
  if (hour === undefined) return 'date';
  if (second === undefined) return 'minute';
  return fraction === undefined ? 'second' : 'millisecond';
}
