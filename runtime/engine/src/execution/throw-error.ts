import type { Variables } from '../json.ts';
import type { Catcher } from './find-catcher.ts';
import type { Step } from './step.ts';

/** A BPMN error on its way outwards. */
export interface ThrownError {
  readonly elementId: string;
  readonly errorCode: string;
  readonly message?: string;
  readonly variables?: Variables;
}

/** Says that an error was thrown and lets its catcher take over; the host of the catcher is canceled. */
export function throwCaught(step: Step, error: ThrownError, { host, event }: Catcher): void {
  announceError(step, error, event.id);
  event.behavior.interrupt?.(step, event, host, error.variables ?? {});
}

export function announceError(step: Step, error: ThrownError, caughtBy: string | null): void {
  const { elementId, errorCode, message } = error;
  step.emit({
    type: 'error-thrown',
    elementId,
    errorCode,
    ...(message === undefined ? {} : { message }),
    caughtBy,
  });
}
