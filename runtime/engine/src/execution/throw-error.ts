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

/** Says that an error was thrown and lets its catcher take over. */
export function throwCaught(step: Step, error: ThrownError, catcher: Catcher): void {
  announceError(step, error, catcher.event.id);
  catcher.take(error.variables ?? {});
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
