import type { Repeat } from '../state/instance-state.ts';
import { nextOccurrence, readCron } from './cron.ts';
import { nextToEnd, readCycleToEnd, timesIn } from './cycle-to-end.ts';
import { type Due, occurrence } from './due.ts';
import { isPositiveDuration, readInstant } from './instants.ts';
import { later, type Measure, measureOf, settled, type TimeFrame } from './measure.ts';
import { readPeriod } from './period.ts';

const REPEATING = /^R(\d*)\/(?:([^/P][^/]*)\/)?(P[^/]+)$/;
const BETWEEN_DATES = /^R(\d*)\/([^/P][^/]*)\/([^/P][^/]*)$/;

/** Whether a text says where a cycle or its first time ends; how long that is in working time, nobody could say. */
export function hasEnd(text: string): boolean {
  const [, , start = '', end = ''] = BETWEEN_DATES.exec(text.trim()) ?? [];
  return readPeriod(start, end, 'UTC') !== null || readCycleToEnd(text, 'UTC') !== null;
}

/**
 * Reads a cycle: `R3/PT1H` (three times, the first an hour from now), `R/2026-03-01T09:00/P1M` (for ever, the first at
 * that date), `R/2026-03-01T09:00/2026-03-02T09:00` (the first at the first date, each as long after the one before as the
 * second is) or a cron expression of five fields. `null` for any other text. Where only working time counts, the repeats lie
 * so much working time apart, and a date or an occurrence outside working time moves to its next moment.
 */
export function firstOfCycle(text: string, nowMs: number, measure: Measure): Due | null {
  const between = firstBetweenDates(text, measure);
  if (between !== null) return between;
  const found = REPEATING.exec(text.trim());
  if (found === null) return firstOfCron(text, nowMs, measure);
  const [, times = '', start, duration = ''] = found;
  if (!isPositiveDuration(duration)) return null;
  const first =
    start === undefined
      ? later(nowMs, duration, measure)
      : settledAt(readInstant(start, measure.timeZone), measure);
  return firstOf(times, first, duration, measure);
}

/** The first interval is given; the others follow it (ISO 8601-1:2019 5.6.1). */
function firstBetweenDates(text: string, measure: Measure): Due | null {
  const [, times = '', start = '', end = ''] = BETWEEN_DATES.exec(text.trim()) ?? [];
  const period = readPeriod(start, end, measure.timeZone);
  return period === null ? null : firstOf(times, period.startMs, period.duration, measure);
}

function firstOf(times: string, epochMs: number | null, duration: string, { said }: Measure): Due | null {
  const number = timesIn(times);
  if (number === 0) return null;
  return occurrence(epochMs, `R/${duration}`, number === null ? null : number - 1, said);
}

/** The occurrence after one that was due at `dueAt`; counted from when it was due, not from when it came. */
export function nextOfCycle(repeat: Repeat, dueAt: string, frame: TimeFrame): Due | null {
  const measure = measureOf(frame, repeat);
  if (readCycleToEnd(repeat.cycle, measure.timeZone) !== null) return nextToEnd(repeat, dueAt, frame);
  const from = Date.parse(dueAt);
  const remaining = repeat.remaining === null ? null : repeat.remaining - 1;
  const cron = readCron(repeat.cycle);
  const next =
    cron === null
      ? later(from, repeat.cycle.replace(/^R\//, ''), measure)
      : settledAt(nextOccurrence(cron, from, measure.timeZone), measure);
  return occurrence(next, repeat.cycle, remaining, measure.said);
}

function firstOfCron(text: string, nowMs: number, measure: Measure): Due | null {
  const cron = readCron(text);
  const next = cron === null ? null : nextOccurrence(cron, nowMs, measure.timeZone);
  return occurrence(settledAt(next, measure), text.trim(), null, measure.said);
}

function settledAt(epochMs: number | null, measure: Measure): number | null {
  return epochMs === null ? null : settled(epochMs, measure);
}
