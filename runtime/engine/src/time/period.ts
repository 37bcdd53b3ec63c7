import { type Moment, readMoment } from '@flowbook/expressions';
import { afterDuration } from './instants.ts';

const DAY = 86_400_000;

/** Two moments, of which the second is later, as where a cycle begins and how long it takes from one time to the next. */
export interface Period {
  readonly startMs: number;
  /** An ISO 8601 duration. */
  readonly duration: string;
}

/**
 * The time from one moment to another. Of two that are written without offset it is whole days on the calendar of the zone
 * and the time that passes on the last of them, so that a cycle from nine to nine stays at nine where the clocks change. Of
 * others it is time that passes. `null` for texts that are no dates, and for an end that is not after the start.
 */
export function readPeriod(start: string, end: string, timeZone: string): Period | null {
  const [from, to] = [readMoment(start, timeZone), readMoment(end, timeZone)];
  if (from === null || to === null || to.epochMs <= from.epochMs) return null;
  const days = isWritten(from) && isWritten(to) ? wholeDays(from, to, timeZone) : 0;
  const onLastDay = afterDays(from, days, timeZone);
  const duration = `P${days}DT${(to.epochMs - onLastDay) / 1000}S`;
  return { startMs: from.epochMs, duration };
}

function isWritten({ notation }: Moment): boolean {
  return notation.offset === '';
}

/** The last day may end before its time has come where the clocks are put forward over it. */
function wholeDays(from: Moment, to: Moment, timeZone: string): number {
  const days = Math.max(0, Math.floor((to.wallMs - from.wallMs) / DAY));
  return afterDays(from, days, timeZone) <= to.epochMs ? days : days - 1;
}

function afterDays({ epochMs }: Moment, days: number, timeZone: string): number {
  return afterDuration(epochMs, `P${days}D`, timeZone) ?? epochMs;
}
