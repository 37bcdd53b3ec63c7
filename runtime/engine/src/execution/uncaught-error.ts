import { cancelEverything } from './cancel.ts';
import type { ElementInstance } from './element-instance.ts';
import { raiseIncident } from './incidents.ts';
import { type Step, system } from './step.ts';
import { announceError, type ThrownError } from './throw-error.ts';
import { Trouble } from './trouble.ts';

/**
 * Nothing in this instance catches the error. A called instance ends, and its caller's call fails with the code, so that
 * the search goes on there. An instance that nobody called keeps the element where it is, with an incident.
 */
export function endUncaught(step: Step, instance: ElementInstance, error: ThrownError): void {
  announceError(step, error, null);
  const { parent } = step.draft;
  const reason = `Nothing catches the error ${error.errorCode}${error.message ? ` (${error.message})` : ''} of ${error.elementId}.`;
  if (parent === undefined) {
    raiseIncident(step, instance, new Trouble('error-not-caught', reason), 'work');
    return;
  }
  cancelEverything(step);
  step.emit({ type: 'instance-canceled', reason, parent, errorCode: error.errorCode, actor: system });
}
