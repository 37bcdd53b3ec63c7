import { readDuration } from '@flowbook/expressions';
import type { ProcessModel } from '../model/process-model.ts';
import type { Repeat } from '../state/instance-state.ts';
import { type Due, nextOfCycle } from './cycle.ts';
import { writeInstant } from './instants.ts';
import { later, measureOf, type TimeFrame } from './measure.ts';
import { dueOf, type TimerClock } from './timer-definition.ts';

/**
 * When a timer start event first begins an instance, counted from `now` (for a new version: when it was published).
 * `null`: the event is no timer, or there is no such time. Expressions see no data.
 *
 * @param part of a multiple start event: which of its definitions, from 0
 */
export function firstStart(
  model: ProcessModel,
  startEventId: string,
  clock: TimerClock,
  part?: number,
): Due | null {
  const event = model.nodesById.get(startEventId)?.behavior.facts.event;
  const timer = part === undefined ? event?.timer : event?.parts?.[part]?.timer;
  if (timer === undefined) return null;
  try {
    const answer = dueOf(timer, timer.expression.evaluate({}, clock), clock);
    return answer.ok ? answer.due : null;
  } catch {
    return null;
  }
}

/** When it begins the next one, after it was due at `due.dueAt`; `null` after the last. */
export function nextStart(due: Due, frame: TimeFrame): Due | null {
  return due.repeat === undefined ? null : nextOfCycle(due.repeat, due.dueAt, frame);
}

/** The first time of a timer that is not over: those before `now` are left out, however many they are. */
export function startFrom(due: Due, now: string, frame: TimeFrame): Due | null {
  let next: Due | null = due;
  while (next !== null && next.dueAt < now) next = nextStart(leapTo(next, now, frame), frame);
  return next;
}

/** For a cycle of equal steps, its last time before `now`: a minute's cycle that began years ago has millions. */
function leapTo(due: Due, now: string, frame: TimeFrame): Due {
  const { repeat } = due;
  const ms = repeat === undefined ? undefined : stepOf(repeat);
  if (repeat === undefined || ms === undefined) return due;
  const from = Date.parse(due.dueAt);
  const measure = measureOf(frame, repeat);
  const at = (steps: number) => later(from, `PT${(steps * ms) / 1000}S`, measure) ?? Number.POSITIVE_INFINITY;
  const before = lastWhere((steps) => at(steps) < Date.parse(now));
  const steps = Math.max(0, Math.min(before, (repeat.remaining ?? Number.POSITIVE_INFINITY) - 1));
  const remaining = repeat.remaining === null ? null : repeat.remaining - steps;
  return { dueAt: writeInstant(at(steps)), repeat: { ...repeat, remaining } };
}

/** Milliseconds between two times of a cycle of hours and less. */
function stepOf({ cycle }: Repeat): number | undefined {
  const length = readDuration(cycle.replace(/^R\//, ''));
  return length === null || length.months + length.days > 0 ? undefined : length.ms;
}

/** The greatest number of a beginning of the numbers for which something holds. */
function lastWhere(holds: (n: number) => boolean): number {
  let beyond = 1;
  while (holds(beyond)) beyond *= 2;
  let last = Math.floor(beyond / 2);
  while (beyond - last > 1) {
    const middle = Math.floor((last + beyond) / 2);
    if (holds(middle)) last = middle;
    else beyond = middle;
  }
  return last;
}
