import { clockOf } from '../execution/clock.ts';
import { happen } from '../execution/happen.ts';
import type { Step } from '../execution/step.ts';
import { own } from '../own.ts';
import type { TimerState } from '../state/instance-state.ts';
import { nextOfCycle } from '../time/cycle.ts';
import type { FireTimer } from './command.ts';
import { type Handler, reject } from './handler.ts';

/** A timer is due. The engine does not look at the clock: when to fire is the host's business. */
export const fireTimer: Handler<FireTimer> = (step, { timerId }) => {
  const timer = own(step.draft.timers, timerId);
  if (timer === undefined) return reject('engine.timer-not-found', `There is no timer ${timerId}.`);
  step.emit({ type: 'timer-fired', timerId, elementId: timer.elementId });
  scheduleNext(step, timer);
  happen(step, timer, {});
  return undefined;
};

function scheduleNext(step: Step, timer: TimerState): void {
  const { elementId, elementInstanceId, dueAt, part, repeat } = timer;
  if (repeat === undefined) return;
  const next = nextOfCycle(repeat, dueAt, clockOf(step));
  if (next === null) return;
  step.emit({
    type: 'timer-scheduled',
    timerId: step.nextId(),
    elementId,
    elementInstanceId,
    ...(part === undefined ? {} : { part }),
    ...next,
  });
}
