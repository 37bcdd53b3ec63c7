import { readDuration } from '@flowbook/expressions';
import type { Repeat } from '../state/instance-state.ts';
import { type Due, occurrence } from './due.ts';
import { beforeDuration, isPositiveDuration, readInstant, writeInstant } from './instants.ts';
import { lastWhere } from './last-where.ts';
import { type Measure, measureOf, type TimeFrame } from './measure.ts';

/** A cycle whose last time is given: `R3/PT1H/2026-03-01T17:00` is at three, at four and at five. */
export interface CycleToEnd {
  /** How many times there are; `null`: the past has no first. */
  readonly times: number | null;
  /** An ISO 8601 duration. */
  readonly duration: string;
  readonly endMs: number;
}

const TO_END = /^R(\d*)\/(P[^/]+)\/([^/P][^/]*)$/;

/**
 * Reads a cycle that is said by its duration and its end: `n` intervals of one length, the last of which ends at the end
 * (ISO 8601-1:2019 5.6.1). It happens at the ends of the intervals, as `R3/PT1H` does. `null` for any other text.
 */
export function readCycleToEnd(text: string, timeZone: string): CycleToEnd | null {
  const [, times = '', duration = '', end = ''] = TO_END.exec(text.trim()) ?? [];
  const endMs = readInstant(end, timeZone);
  const number = timesIn(times);
  if (endMs === null || number === 0 || !isPositiveDuration(duration)) return null;
  return { times: number, duration, endMs };
}

/** How many times the digits behind an `R` say; `null` without any: there is no end to them. */
export function timesIn(digits: string): number | null {
  return digits === '' ? null : Number(digits);
}

/** The first of its times that is not before an instant; `null` when even the last is over. */
export function firstToEnd(cycle: CycleToEnd, fromMs: number, { timeZone, said }: Measure): Due | null {
  if (cycle.endMs < fromMs) return null;
  const most = cycle.times === null ? Number.POSITIVE_INFINITY : cycle.times - 1;
  const remaining = lastWhere((n) => n <= most && timeBefore(cycle, n, timeZone) >= fromMs);
  const text = `R/${cycle.duration}/${writeInstant(cycle.endMs)}`;
  return occurrence(timeBefore(cycle, remaining, timeZone), text, remaining, said);
}

/** The time after one that was due at `dueAt`, of a cycle that goes on so; `null` after the last, and for any other cycle. */
export function nextToEnd(repeat: Repeat, dueAt: string, frame: TimeFrame): Due | null {
  const measure = measureOf(frame, repeat);
  const cycle = readCycleToEnd(repeat.cycle, measure.timeZone);
  if (cycle === null || repeat.remaining === null) return null;
  return firstToEnd({ ...cycle, times: repeat.remaining }, Date.parse(dueAt) + 1, measure);
}

/** The end less `n` durations, each counted from the end: the last days of months stay the last. */
function timeBefore({ duration, endMs }: CycleToEnd, n: number, timeZone: string): number {
  const length = readDuration(duration);
  if (length === null || n === 0) return endMs;
  const { months, days, ms } = length;
  const all = { months: n * months, days: n * days, ms: n * ms };
  return beforeDuration(endMs, all, timeZone) ?? Number.NEGATIVE_INFINITY;
}
