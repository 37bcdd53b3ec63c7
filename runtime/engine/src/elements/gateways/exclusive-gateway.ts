import type { ElementInstance } from '../../execution/element-instance.ts';
import { holds } from '../../execution/evaluate.ts';
import { defaultOf, leave, noFlow, outgoingOf } from '../../execution/leave.ts';
import type { Step } from '../../execution/step.ts';
import type { Behavior } from '../../model/behavior.ts';
import type { SequenceFlow } from '../../model/process-model.ts';

/**
 * An exclusive gateway (BPMN 13.4.2) passes every token on: to the first flow whose condition holds, in the order of the
 * diagram, else to the default flow. It never waits for several tokens.
 */
export function readExclusiveGateway(): Behavior {
  return { enter: leave, chooseFlows, facts: {} };
}

function chooseFlows(step: Step, instance: ElementInstance): readonly SequenceFlow[] {
  const { node } = instance;
  if (!node.hasConditions) return outgoingOf(step, node);
  const data = step.variables(instance.scopeId);
  for (const index of node.outgoing) {
    const flow = step.model.flows[index];
    if (flow !== undefined && flow.condition !== null && holds(step, flow.condition, data)) return [flow];
  }
  const fallback = defaultOf(step, node);
  if (fallback.length === 0) throw noFlow(node);
  return fallback;
}
