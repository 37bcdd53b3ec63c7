import type { Repeat } from '../state/instance-state.ts';
import { nextOccurrence, readCron } from './cron.ts';
import { afterDuration, isPositiveDuration, readInstant, writeInstant } from './instants.ts';

/** An occurrence of a timer and how it goes on. */
export interface Due {
  /** ISO 8601 UTC. */
  readonly dueAt: string;
  readonly repeat?: Repeat;
}

const REPEATING = /^R(\d*)\/(?:([^/P][^/]*)\/)?(P[^/]+)$/;

/**
 * Reads a cycle: `R3/PT1H` (three times, the first an hour from now), `R/2026-03-01T09:00/P1M` (for ever, the first at
 * that date) or a cron expression of five fields. `null` for any other text.
 */
export function firstOfCycle(text: string, nowMs: number, timeZone: string): Due | null {
  const found = REPEATING.exec(text.trim());
  if (found === null) return firstOfCron(text, nowMs, timeZone);
  const [, times = '', start, duration = ''] = found;
  if (!isPositiveDuration(duration) || times === '0') return null;
  const first = start === undefined ? afterDuration(nowMs, duration, timeZone) : readInstant(start, timeZone);
  if (first === null) return null;
  return due(first, `R/${duration}`, times === '' ? null : Number(times) - 1);
}

/** The occurrence after one that was due at `dueAt`; counted from when it was due, not from when it came. */
export function nextOfCycle(repeat: Repeat, dueAt: string, timeZone: string): Due | null {
  const from = Date.parse(dueAt);
  const remaining = repeat.remaining === null ? null : repeat.remaining - 1;
  const cron = readCron(repeat.cycle);
  const next =
    cron === null
      ? afterDuration(from, repeat.cycle.replace(/^R\//, ''), timeZone)
      : nextOccurrence(cron, from, timeZone);
  return next === null ? null : due(next, repeat.cycle, remaining);
}

function firstOfCron(text: string, nowMs: number, timeZone: string): Due | null {
  const cron = readCron(text);
  const next = cron === null ? null : nextOccurrence(cron, nowMs, timeZone);
  return next === null ? null : due(next, text.trim(), null);
}

function due(epochMs: number, cycle: string, remaining: number | null): Due {
  const dueAt = writeInstant(epochMs);
  return remaining === 0 ? { dueAt } : { dueAt, repeat: { cycle, remaining } };
}
