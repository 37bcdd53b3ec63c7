import type { ElementInstance } from '../../execution/element-instance.ts';
import { announce, nodeAt } from '../../execution/enter.ts';
import { flowAt, outgoingOf } from '../../execution/leave.ts';
import type { Step } from '../../execution/step.ts';
import { closeEventWaits } from '../../execution/waits.ts';
import type { Variables } from '../../json.ts';
import type { Behavior } from '../../model/behavior.ts';
import type { ElementNode } from '../../model/process-model.ts';
import { idOf } from '../../model/reader.ts';
import type { ElementReader } from '../element-reader.ts';

/**
 * An event-based gateway (BPMN 13.4.4) waits for all the events behind it at once. The first that happens takes the
 * token; the others are closed. The waiting points belong to the gateway until then.
 */
export const readEventBasedGateway: ElementReader = (source, reader): Behavior => {
  if (source.get('instantiate') === true || source.get('eventGatewayType') === 'Parallel') {
    const reason = `${idOf(source)} begins an instance by itself; use message start events.`;
    reader.problem('element-not-supported', idOf(source), reason);
  }
  return { enter, relay, facts: {} };
};

function enter(step: Step, instance: ElementInstance): void {
  const openings = outgoingOf(step, instance.node).flatMap((flow) => {
    const event = nodeAt(step, flow.target);
    return event.behavior.prepareWait?.(step, event, instance.scopeId) ?? [];
  });
  for (const open of openings) open(instance.id);
}

function relay(step: Step, gateway: ElementInstance, target: ElementNode, payload: Variables): void {
  const flow = gateway.node.outgoing
    .map((index) => flowAt(step, index))
    .find((to) => to.target === target.index);
  if (flow === undefined)
    throw new Error(`Broken invariant: no flow from ${gateway.node.id} to ${target.id}.`);
  closeEventWaits(step, gateway.id);
  step.emit({ type: 'element-left', id: gateway.id, elementId: gateway.node.id });
  step.emit({ type: 'flow-taken', flowId: flow.id, scopeId: gateway.scopeId });
  const event = announce(step, target, { scopeId: gateway.scopeId, incoming: [flow.id] });
  target.behavior.complete?.(step, event, payload);
}
