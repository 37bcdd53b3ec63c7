import type { Variables } from '../json.ts';
import type { Step } from './step.ts';

/** A waiting point: the event that waits, and the element instance to which the wait belongs. */
export interface Wait {
  readonly elementId: string;
  readonly elementInstanceId: string;
}

/**
 * What an element waited for has happened: the event itself goes on, its event-based gateway chooses it, or it happens
 * at the border of its host.
 */
export function happen(step: Step, { elementId, elementInstanceId }: Wait, payload: Variables): void {
  const owner = step.instance(elementInstanceId);
  const event = step.model.nodesById.get(elementId);
  if (event === undefined) throw new Error(`Broken invariant: the model has no event ${elementId}.`);
  if (event === owner.node) event.behavior.complete?.(step, owner, payload);
  else if (owner.node.behavior.relay !== undefined) owner.node.behavior.relay(step, owner, event, payload);
  else event.behavior.interrupt?.(step, event, owner, payload);
}
