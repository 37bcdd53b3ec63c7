import type { ElementInstance } from '../../execution/element-instance.ts';
import { holds } from '../../execution/evaluate.ts';
import { defaultOf, flowAt, leave, noFlow, outgoingOf } from '../../execution/leave.ts';
import type { Step } from '../../execution/step.ts';
import type { Behavior, Join } from '../../model/behavior.ts';
import type { ElementNode, SequenceFlow } from '../../model/process-model.ts';
import { nodesReaching } from '../../model/reachability.ts';
import { scopeOf } from '../../state/draft.ts';

/**
 * An inclusive gateway (BPMN 13.4.3): its split takes every flow whose condition holds (else the default flow), its join
 * waits for exactly the tokens that can still arrive. See `docs/joins.md`.
 */
export function readInclusiveGateway(): Behavior {
  return { enter: leave, chooseFlows, join, facts: {} };
}

function chooseFlows(step: Step, instance: ElementInstance): readonly SequenceFlow[] {
  const { node } = instance;
  if (!node.hasConditions) return outgoingOf(step, node);
  const data = step.variables(instance.scopeId);
  const taken = outgoingOf(step, node).filter(
    (flow) => flow.condition !== null && holds(step, flow.condition, data),
  );
  if (taken.length > 0) return taken;
  const fallback = defaultOf(step, node);
  if (fallback.length === 0) throw noFlow(node);
  return fallback;
}

const join: Join = {
  when: 'at-rest',
  ready(step: Step, node: ElementNode, scopeId: string): readonly string[] | null {
    const { tokens } = scopeOf(step.draft, scopeId);
    const incoming = node.incoming.map((index) => flowAt(step, index));
    const filled = incoming.filter((flow) => tokens[flow.id] !== undefined);
    if (filled.length === 0) return null;
    if (filled.length < incoming.length) {
      const empty = incoming.filter((flow) => tokens[flow.id] === undefined);
      const toEmpty = reaching(step, node, empty);
      const toFilled = reaching(step, node, filled);
      // A token that could come by a flow that already holds one cannot be told from the one that is there.
      const stillComing = placesOf(step, node, scopeId).some(
        (place) => toEmpty.has(place) && !toFilled.has(place),
      );
      if (stillComing) return null;
    }
    return filled.map((flow) => flow.id);
  },
};

/** The nodes at which the other tokens of the scope stand: active elements, and the targets of flows that hold one. */
function placesOf(step: Step, join: ElementNode, scopeId: string): readonly number[] {
  const active = step.instancesIn(scopeId).map((instance) => instance.node.index);
  const onFlows = Object.keys(scopeOf(step.draft, scopeId).tokens).flatMap((flowId) => {
    const target = step.model.flowsById.get(flowId)?.target;
    return target === undefined || target === join.index ? [] : [target];
  });
  return [...active, ...onFlows];
}

function reaching(step: Step, join: ElementNode, flows: readonly SequenceFlow[]): ReadonlySet<number> {
  const all = new Set<number>();
  for (const flow of flows) for (const index of nodesReaching(step.model, flow, join.index)) all.add(index);
  return all;
}
