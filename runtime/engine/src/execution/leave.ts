import type { ElementNode, SequenceFlow } from '../model/process-model.ts';
import { registerDone } from './compensation.ts';
import type { ElementInstance } from './element-instance.ts';
import { holds } from './evaluate.ts';
import { staysForOthers } from './helpers.ts';
import { guard } from './incidents.ts';
import { completeScope } from './scope-completion.ts';
import type { Step } from './step.ts';
import { Trouble } from './trouble.ts';
import { closeEventWaits } from './waits.ts';

/**
 * An element is done: its token goes on to the flows that the element chooses, or is used up. When no flow may be taken
 * the element instance stays, with an incident.
 */
export function leave(step: Step, instance: ElementInstance): void {
  if (staysForOthers(step, instance)) return;
  if (instance.iteration !== undefined) {
    instance.node.loop?.iterationDone(step, instance, instance.iteration);
    return;
  }
  let flows: readonly SequenceFlow[] = [];
  const chosen = guard(step, instance, 'leave', () => {
    flows = instance.node.behavior.chooseFlows?.(step, instance) ?? chooseAsActivity(step, instance);
  });
  if (chosen) leaveBy(step, instance, flows);
}

/** Leaves by flows that are settled already. */
export function leaveBy(step: Step, instance: ElementInstance, flows: readonly SequenceFlow[]): void {
  const { node, scopeId, rollbackId } = instance;
  if (node.loop === null) registerDone(step, instance, scopeId);
  if (node.boundaries.length > 0 || node.ownScope !== null) closeEventWaits(step, instance.id);
  step.emit({ type: 'element-left', id: instance.id, elementId: node.id });
  if (rollbackId !== undefined) {
    step.work.push({ rollbackId });
    return;
  }
  putTokens(step, scopeId, flows, node.completionQuantity);
  if (step.model.scopes[node.scope]?.isAdHoc === true) {
    const container = step.findInstance(scopeId);
    container?.node.behavior.innerLeft?.(step, container, instance);
  }
  if (flows.length === 0 && step.draft.scopes[scopeId] !== undefined) completeScope(step, scopeId, node.id);
}

/** Puts tokens on flows, `quantity` on each. */
function putTokens(step: Step, scopeId: string, flows: readonly SequenceFlow[], quantity: number): void {
  for (const flow of flows) {
    for (let n = 0; n < quantity; n += 1) step.emit({ type: 'flow-taken', flowId: flow.id, scopeId });
  }
  // The last pushed is looked at first, so that tokens move on in the order of their flows.
  for (let at = flows.length - 1; at >= 0; at -= 1) {
    const flow = flows[at];
    for (let n = 0; flow !== undefined && n < quantity; n += 1) step.work.push({ flow, scopeId });
  }
}

/**
 * The flows that leave an activity or an event (BPMN 13.3.1): every unconditional one, every conditional one that
 * holds, and the default flow when no condition does.
 */
function chooseAsActivity(step: Step, instance: ElementInstance): readonly SequenceFlow[] {
  const { node } = instance;
  const flows = outgoingOf(step, node);
  if (!node.hasConditions) return flows;
  const data = step.variables(step.dataScope(instance));
  const unconditional = flows.filter((flow) => flow.condition === null && flow.index !== node.defaultFlow);
  const conditional = flows.filter((flow) => flow.condition !== null && holds(step, flow.condition, data));
  const fallback = conditional.length === 0 ? defaultOf(step, node) : [];
  const taken = [...unconditional, ...conditional, ...fallback];
  if (taken.length === 0) throw noFlow(node);
  return taken.sort((a, b) => a.index - b.index);
}

export function outgoingOf(step: Step, node: ElementNode): readonly SequenceFlow[] {
  return node.outgoing.map((index) => flowAt(step, index));
}

export function flowAt(step: Step, index: number): SequenceFlow {
  const flow = step.model.flows[index];
  if (flow === undefined) throw new Error(`Broken invariant: the model has no flow number ${index}.`);
  return flow;
}

export function defaultOf(step: Step, node: ElementNode): readonly SequenceFlow[] {
  return node.defaultFlow === null ? [] : [flowAt(step, node.defaultFlow)];
}

export function noFlow(node: ElementNode): Trouble {
  return new Trouble(
    'no-outgoing-flow',
    `No condition of the flows leaving ${node.id} holds, and it has no default flow.`,
  );
}
