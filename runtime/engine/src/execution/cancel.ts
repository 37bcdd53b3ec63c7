import type { ElementInstance } from './element-instance.ts';
import { dropIncidents } from './incidents.ts';
import type { Step } from './step.ts';
import { closeEventWaits, closeWork } from './waits.ts';

/**
 * Cancels an element instance with all that is inside it, innermost first, each with its own event.
 *
 * @param undone what was done inside does not count any more
 */
export function cancel(step: Step, instance: ElementInstance, undone = false): void {
  for (const helperId of step.draft.elements[instance.id]?.helpers ?? []) {
    const helper = step.findInstance(helperId);
    if (helper !== undefined) cancel(step, helper);
  }
  if (step.draft.scopes[instance.id] !== undefined) cancelAllIn(step, instance.id);
  endRollbacks(step, instance);
  closeWork(step, instance);
  closeEventWaits(step, instance.id);
  dropIncidents(step, instance.id);
  step.emit({
    type: 'element-canceled',
    id: instance.id,
    elementId: instance.node.id,
    ...(undone ? { undone } : {}),
  });
}

/** What is being undone for an element instance, inside it or by it stops with it. */
function endRollbacks(step: Step, { id, rollbackId: own }: ElementInstance): void {
  const { rollbacks } = step.draft;
  for (const rollbackId of Object.keys(rollbacks)) {
    const rollback = rollbacks[rollbackId];
    if (rollbackId === own || rollback?.waitingId === id || rollback?.scopeId === id) {
      step.emit({ type: 'rollback-ended', rollbackId });
    }
  }
}

/** Cancels all of an instance, before the event that ends it. */
export function cancelEverything(step: Step): void {
  cancelAllIn(step, 'root');
  closeEventWaits(step, 'root');
}

/** Cancels every element instance of a scope. Tokens on its flows go when the scope itself does. */
export function cancelAllIn(step: Step, scopeId: string): void {
  if (step.draft.scopes[scopeId]?.live === 0) return;
  for (const instance of step.instancesIn(scopeId)) {
    if (step.isActive(instance)) cancel(step, instance);
  }
}
