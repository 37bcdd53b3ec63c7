import { addDuration, type Duration, readDuration, readMoment, wallAt } from '@flowbook/expressions';

/** ISO 8601 UTC with milliseconds, as the engine writes every instant. */
export function writeInstant(epochMs: number): string {
  return new Date(epochMs).toISOString();
}

/**
 * An instant and a duration later. Years to days are counted on the calendar of the zone (31 January + P1M is the last
 * of February, and a day is 23 or 25 hours long where the clocks change); hours and less are time that passes.
 * `null` for text that is no duration, for a negative one, and for sums beyond the calendar.
 */
export function afterDuration(epochMs: number, duration: string, timeZone: string): number | null {
  const length = readDuration(duration);
  if (length === null || isNegative(length)) return null;
  if (length.months === 0 && length.days === 0) return withinCalendar(epochMs + length.ms);
  const wall = new Date(wallAt(epochMs, timeZone)).toISOString().slice(0, -1);
  try {
    return readMoment(addDuration(wall, duration.trim(), timeZone), timeZone)?.epochMs ?? null;
  } catch {
    return null;
  }
}

/** A duration earlier, counted likewise: years to days on the calendar first. `null` for what is before the calendar. */
export function beforeDuration(epochMs: number, length: Duration, timeZone: string): number | null {
  const { months, days, ms } = length;
  if (months === 0 && days === 0) return sinceCalendar(epochMs - ms);
  const wall = new Date(wallAt(epochMs, timeZone)).toISOString().slice(0, -1);
  try {
    const day = readMoment(addDuration(wall, `-P${months}M${days}D`, timeZone), timeZone);
    return day === null ? null : sinceCalendar(day.epochMs - ms);
  } catch {
    return null;
  }
}

/** The instant that a date or date-time means; one without offset is read in the zone. `null` for any other text. */
export function readInstant(text: string, timeZone: string): number | null {
  return readMoment(text, timeZone)?.epochMs ?? null;
}

export function isDuration(text: string): boolean {
  const duration = readDuration(text);
  return duration !== null && !isNegative(duration);
}

/** Whether time passes at all: a cycle of `PT0S` would never end. */
export function isPositiveDuration(text: string): boolean {
  const duration = readDuration(text);
  return duration !== null && !isNegative(duration) && duration.months + duration.days + duration.ms > 0;
}

/** Whether a text names a zone that this machine knows. */
export function isTimeZone(text: string): boolean {
  try {
    wallAt(0, text);
    return true;
  } catch {
    return false;
  }
}

function isNegative({ months, days, ms }: Duration): boolean {
  return months < 0 || days < 0 || ms < 0;
}

function withinCalendar(epochMs: number): number | null {
  return epochMs < 253_402_200_000_000 ? epochMs : null;
}

function sinceCalendar(epochMs: number): number | null {
  return epochMs > -62_135_000_000_000 ? epochMs : null;
}
