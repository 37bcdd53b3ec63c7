import { cancel } from '../../../execution/cancel.ts';
import { compensableFrom, startRollback } from '../../../execution/compensation.ts';
import type { ElementInstance } from '../../../execution/element-instance.ts';
import { nodeAt } from '../../../execution/enter.ts';
import type { Step } from '../../../execution/step.ts';
import { closeEventWaits } from '../../../execution/waits.ts';
import type { EventDefinitionKind, Onward } from './event-definition.ts';

/**
 * A cancel event (BPMN 10.7.2, 13.5.5): its end event ends everything else in the transaction, undoes what was done there, and then
 * the transaction is left by its cancel boundary event.
 */
export const cancelTransaction: EventDefinitionKind = {
  positions: ['boundary', 'end'],
  read(_definition, _event, _reader, position) {
    if (position === 'boundary') return { facts: { kind: 'cancel' } };
    const cancelAll = (step: Step, instance: ElementInstance) => {
      endAllBut(step, instance);
      const queue = compensableFrom(step, instance.scopeId, null);
      if (queue.length === 0) return leaveTransaction(step, instance);
      startRollback(step, instance, instance, queue);
      return 'waiting';
    };
    return {
      facts: { kind: 'cancel' },
      prepareThrow: (step, instance) => () => cancelAll(step, instance),
      resumeThrow: leaveTransaction,
    };
  },
};

function endAllBut(step: Step, instance: ElementInstance): void {
  const { scopeId } = instance;
  for (const other of step.instancesIn(scopeId)) {
    if (other.id !== instance.id && step.isActive(other)) cancel(step, other);
  }
  if (Object.keys(step.draft.scopes[scopeId]?.tokens ?? {}).length > 0) {
    step.emit({ type: 'tokens-dropped', scopeId });
  }
  closeEventWaits(step, scopeId);
}

/** The boundary event sits on the transaction as a whole, also where the transaction runs several times. */
function leaveTransaction(step: Step, instance: ElementInstance): Onward {
  const run = step.instance(instance.scopeId);
  const host = run.iteration === undefined ? run : step.instance(run.scopeId);
  const event = host.node.boundaries
    .map((index) => nodeAt(step, index))
    .find(({ behavior }) => behavior.facts.event?.kind === 'cancel');
  if (event === undefined) throw new Error(`Broken invariant: ${host.node.id} has no cancel event.`);
  step.emit({ type: 'element-left', id: instance.id, elementId: instance.node.id });
  event.behavior.interrupt?.(step, event, host, {});
  return 'taken over';
}
