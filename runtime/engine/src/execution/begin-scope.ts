import type { ScopeNode } from '../model/process-model.ts';
import { announce, begin, enter, nodeAt } from './enter.ts';
import { openHandlers } from './handlers.ts';
import type { Step } from './step.ts';

/** Begins a scope that was entered: at its start event without a trigger, or at all that nothing leads to. */
export function beginScope(step: Step, scope: ScopeNode, scopeId: string): void {
  if (scope.noneStart !== null) enter(step, nodeAt(step, scope.noneStart), { scopeId });
  else beginWithoutStart(step, scope, scopeId);
}

/**
 * A scope without any start event (BPMN 10.5.2, 13.3.4): its activities, gateways and events without incoming flow get a
 * token each. All stand there before the first begins, so that one that is done at once does not end the scope.
 */
export function beginWithoutStart(step: Step, scope: ScopeNode, scopeId: string): void {
  openHandlers(step, scopeId);
  const instances = scope.withoutStart.map((index) => announce(step, nodeAt(step, index), { scopeId }));
  for (const instance of instances) if (step.isActive(instance)) begin(step, instance);
}
