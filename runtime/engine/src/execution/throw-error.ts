import type { Variables } from '../json.ts';
import type { ElementNode } from '../model/process-model.ts';
import type { ElementInstance } from './element-instance.ts';
import { nodeAt } from './enter.ts';
import type { Step } from './step.ts';

/** A BPMN error on its way outwards. */
export interface ThrownError {
  readonly elementId: string;
  readonly errorCode: string;
  readonly message?: string;
  readonly variables?: Variables;
}

export interface Catcher {
  readonly host: ElementInstance;
  readonly event: ElementNode;
}

/**
 * The boundary event that catches an error (BPMN 13.5.3): the innermost one on the way from `from` outwards; at one
 * border an event for exactly this code before one for every code.
 *
 * @param from the activity in which it arose, or the subprocess around an error end event; `undefined` at process level
 */
export function findErrorCatcher(
  step: Step,
  from: ElementInstance | undefined,
  errorCode: string,
): Catcher | undefined {
  for (let host = from; host !== undefined; host = step.findInstance(host.scopeId)) {
    // Boundary events sit on a looping activity as a whole, not on its runs.
    if (host.iteration !== undefined) continue;
    const events = host.node.boundaries
      .map((index) => nodeAt(step, index))
      .filter((node) => node.behavior.facts.event?.kind === 'error');
    const event =
      events.find((node) => node.behavior.facts.event?.errorCode === errorCode) ??
      events.find((node) => node.behavior.facts.event?.errorCode === null);
    if (event !== undefined) return { host, event };
  }
  return undefined;
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
