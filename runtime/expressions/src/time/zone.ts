import { ExpressionError } from '../expression-error.ts';

const formats = new Map<string, Intl.DateTimeFormat>();

/** Milliseconds by which the clocks of an IANA zone are ahead of UTC at an instant. */
export function offsetAt(epochMs: number, timeZone: string): number {
  const parts: { [type: string]: number } = {};
  for (const { type, value } of formatOf(timeZone).formatToParts(epochMs)) parts[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  const wall = wallTime(year, month, day, hour, minute, second);
  return wall - Math.floor(epochMs / 1000) * 1000;
}

/**
 * The instant at which the clocks of a zone show a wall time (given as if it were UTC). Where the clocks are put
 * forward over it, the instant just as long after the gap; where they show it twice, the first.
 */
export function instantOf(wallMs: number, timeZone: string): number {
  const before = wallMs - offsetAt(wallMs - 86_400_000, timeZone);
  if (before + offsetAt(before, timeZone) === wallMs) return before;
  const after = wallMs - offsetAt(wallMs + 86_400_000, timeZone);
  return after + offsetAt(after, timeZone) === wallMs ? after : before;
}

/** What the clocks of the zone show at an instant, as milliseconds as if it were UTC. */
export function wallAt(epochMs: number, timeZone: string): number {
  return epochMs + offsetAt(epochMs, timeZone);
}

/** `Date.UTC` that also knows the years before 100. */
export function wallTime(
  year: number,
  month: number,
  day: number,
  hour = 0,
  minute = 0,
  second = 0,
  ms = 0,
): number {
  const date = new Date(Date.UTC(2000, month - 1, day, hour, minute, second, ms));
  return date.setUTCFullYear(year, month - 1, day);
}

/** Whether the machine knows a zone of this name. */
export function isTimeZone(name: string): boolean {
  try {
    return formatOf(name) !== null;
  } catch {
    return false;
  }
}

function formatOf(timeZone: string): Intl.DateTimeFormat {
  // Names are told apart without regard to case: one format for each zone, however data write it.
  const key = timeZone.toLowerCase();
  const known = formats.get(key);
  if (known !== undefined) return known;
  try {
    const format = new Intl.DateTimeFormat('en-US', {
      timeZone,
      calendar: 'gregory',
      numberingSystem: 'latn',
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    formats.set(key, format);
    return format;
  } catch {
    throw new ExpressionError(`"${timeZone}" is no IANA time zone`);
  }
}
