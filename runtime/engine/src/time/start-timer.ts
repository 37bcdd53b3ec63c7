import { readDuration } from '@flowbook/expressions';
import type { ProcessModel } from '../model/process-model.ts';
import type { Repeat } from '../state/instance-state.ts';
import { nextOfCycle } from './cycle.ts';
import { firstToEnd, readCycleToEnd } from './cycle-to-end.ts';
import type { Due } from './due.ts';
import { writeInstant } from './instants.ts';
import { lastWhere } from './last-where.ts';
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
  const toEnd = due.dueAt < now ? restToEnd(due, now, frame) : undefined;
  if (toEnd !== undefined) return toEnd;
  let next: Due | null = due;
  while (next !== null && next.dueAt < now) next = nextStart(leapTo(next, now, frame), frame);
  return next;
}

/** The same for a cycle whose end is given; `undefined` for any other. */
function restToEnd({ repeat }: Due, now: string, frame: TimeFrame): Due | null | undefined {
  if (repeat === undefined) return undefined;
  const measure = measureOf(frame, repeat);
  const cycle = readCycleToEnd(repeat.cycle, measure.timeZone);
  return cycle === null
    ? undefined
    : firstToEnd({ ...cycle, times: repeat.remaining }, Date.parse(now), measure);
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
