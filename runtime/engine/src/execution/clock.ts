import type { TimerClock } from '../time/timer-definition.ts';
import type { Step } from './step.ts';

/** What timers and due dates need to know of the world. */
export function clockOf({ environment, context }: Step): TimerClock {
  return { ...environment, calendar: context.calendar };
}
