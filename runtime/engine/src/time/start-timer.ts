import type { ProcessModel } from '../model/process-model.ts';
import { type Due, nextOfCycle } from './cycle.ts';
import type { TimeFrame } from './measure.ts';
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
