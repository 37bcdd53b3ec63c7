import type { Repeat } from '../state/instance-state.ts';
import { nextOccurrence, readCron } from './cron.ts';
import { isPositiveDuration, readInstant, writeInstant } from './instants.ts';
import { later, type Measure, measureOf, settled, type TimeFrame } from './measure.ts';

/** An occurrence of a timer and how it goes on. */
export interface Due {
  /** ISO 8601 UTC. */
  readonly dueAt: string;
  readonly repeat?: Repeat;
}

const REPEATING = /^R(\d*)\/(?:([^/P][^/]*)\/)?(P[^/]+)$/;

/**
 * Reads a cycle: `R3/PT1H` (three times, the first an hour from now), `R/2026-03-01T09:00/P1M` (for ever, the first at
 * that date) or a cron expression of five fields. `null` for any other text. Where only working time counts, the repeats lie
 * so much working time apart, and a date or an occurrence outside working time moves to its next moment.
 */
export function firstOfCycle(text: string, nowMs: number, measure: Measure): Due | null {
  const found = REPEATING.exec(text.trim());
  if (found === null) return firstOfCron(text, nowMs, measure);
  const [, times = '', start, duration = ''] = found;
  if (!isPositiveDuration(duration) || times === '0') return null;
  const first =
    start === undefined
      ? later(nowMs, duration, measure)
      : settledAt(readInstant(start, measure.timeZone), measure);
  return due(first, `R/${duration}`, times === '' ? null : Number(times) - 1, measure);
}

/** The occurrence after one that was due at `dueAt`; counted from when it was due, not from when it came. */
export function nextOfCycle(repeat: Repeat, dueAt: string, frame: TimeFrame): Due | null {
  const measure = measureOf(frame, repeat);
  const from = Date.parse(dueAt);
  const remaining = repeat.remaining === null ? null : repeat.remaining - 1;
  const cron = readCron(repeat.cycle);
  const next =
    cron === null
      ? later(from, repeat.cycle.replace(/^R\//, ''), measure)
      : settledAt(nextOccurrence(cron, from, measure.timeZone), measure);
  return due(next, repeat.cycle, remaining, measure);
}

function firstOfCron(text: string, nowMs: number, measure: Measure): Due | null {
  const cron = readCron(text);
  const next = cron === null ? null : nextOccurrence(cron, nowMs, measure.timeZone);
  return due(settledAt(next, measure), text.trim(), null, measure);
}

function settledAt(epochMs: number | null, measure: Measure): number | null {
  return epochMs === null ? null : settled(epochMs, measure);
}

function due(epochMs: number | null, cycle: string, remaining: number | null, by: Measure): Due | null {
  if (epochMs === null) return null;
  const dueAt = writeInstant(epochMs);
  if (remaining === 0) return { dueAt };
  const { calendar, timeZone } = by.said ?? {};
  return {
    dueAt,
    repeat: {
      cycle,
      remaining,
      ...(calendar === undefined ? {} : { calendar }),
      ...(timeZone === undefined ? {} : { timeZone }),
    },
  };
}
