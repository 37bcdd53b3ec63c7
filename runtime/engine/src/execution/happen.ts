import type { Variables } from '../json.ts';
import type { Step } from './step.ts';

/** A waiting point: the event that waits, and the element instance (or scope) to which the wait belongs. */
export interface Wait {
  readonly elementId: string;
  readonly elementInstanceId: string;
}

/**
 * What an element waited for has happened: the event itself goes on, its event-based gateway chooses it, it happens
 * at the border of its host, or it begins an event subprocess.
 */
export function happen(step: Step, { elementId, elementInstanceId }: Wait, payload: Variables): void {
  const event = step.model.nodesById.get(elementId);
  if (event === undefined) throw new Error(`Broken invariant: the model has no event ${elementId}.`);
  if (event.behavior.beginHandler !== undefined) {
    event.behavior.beginHandler(step, event, elementInstanceId, payload);
    return;
  }
  const owner = step.instance(elementInstanceId);
  if (event === owner.node) event.behavior.complete?.(step, owner, payload);
  else if (owner.node.behavior.relay !== undefined) owner.node.behavior.relay(step, owner, event, payload);
  else event.behavior.interrupt?.(step, event, owner, payload);
}
