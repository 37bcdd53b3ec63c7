import type { ElementInstance } from '../../execution/element-instance.ts';
import { announce, nodeAt } from '../../execution/enter.ts';
import { flowAt, outgoingOf } from '../../execution/leave.ts';
import type { Step } from '../../execution/step.ts';
import { closeEventWaits } from '../../execution/waits.ts';
import type { Variables } from '../../json.ts';
import type { Behavior } from '../../model/behavior.ts';
import type { ElementNode, SequenceFlow } from '../../model/process-model.ts';
import { idOf } from '../../model/reader.ts';
import type { ElementReader } from '../element-reader.ts';

/**
 * An event-based gateway (BPMN 13.4.4) waits for all the events behind it at once. The first that happens takes the
 * token; the others are closed. The waiting points belong to the gateway until then. One that begins instances is entered
 * by the first event; with `eventGatewayType="Parallel"` the instance then waits for the other events, too.
 */
export const readEventBasedGateway: ElementReader = (source, reader): Behavior => {
  const instantiates = source.get('instantiate') === true;
  const isParallel = source.get('eventGatewayType') === 'Parallel';
  if (isParallel && !instantiates) {
    const reason = `${idOf(source)} waits for all of its events together, which only a gateway that begins an instance can.`;
    reader.problem('event-gateway-parallel', idOf(source), reason);
  }
  return {
    enter,
    relay: isParallel ? relayAll : relay,
    facts: { instantiates, ...(isParallel ? { beginsByAll: true } : {}) },
  };
};

function enter(step: Step, instance: ElementInstance): void {
  const openings = outgoingOf(step, instance.node).flatMap((flow) => {
    const event = nodeAt(step, flow.target);
    return event.behavior.prepareWait?.(step, event, instance.scopeId) ?? [];
  });
  for (const open of openings) open(instance.id);
}

function relay(step: Step, gateway: ElementInstance, target: ElementNode, payload: Variables): void {
  const flow = flowTo(step, gateway, target);
  closeEventWaits(step, gateway.id);
  step.emit({ type: 'element-left', id: gateway.id, elementId: gateway.node.id });
  step.emit({ type: 'flow-taken', flowId: flow.id, scopeId: gateway.scopeId });
  const event = announce(step, target, { scopeId: gateway.scopeId, incoming: [flow.id] });
  target.behavior.complete?.(step, event, payload);
}

/** The first event has begun the instance; the others are entered and wait. */
function relayAll(step: Step, gateway: ElementInstance, target: ElementNode, payload: Variables): void {
  const { scopeId } = gateway;
  const first = flowTo(step, gateway, target);
  const flows = outgoingOf(step, gateway.node);
  step.emit({ type: 'element-left', id: gateway.id, elementId: gateway.node.id });
  for (const flow of flows) step.emit({ type: 'flow-taken', flowId: flow.id, scopeId });
  for (const flow of flows) if (flow !== first) step.work.push({ flow, scopeId });
  const event = announce(step, target, { scopeId, incoming: [first.id] });
  target.behavior.complete?.(step, event, payload);
}

function flowTo(step: Step, gateway: ElementInstance, target: ElementNode): SequenceFlow {
  const flow = gateway.node.outgoing
    .map((index) => flowAt(step, index))
    .find((to) => to.target === target.index);
  if (flow === undefined)
    throw new Error(`Broken invariant: no flow from ${gateway.node.id} to ${target.id}.`);
  return flow;
}
