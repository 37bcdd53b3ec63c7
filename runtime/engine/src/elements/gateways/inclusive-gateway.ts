import type { ElementInstance } from '../../execution/element-instance.ts';
import { holds } from '../../execution/evaluate.ts';
import { defaultOf, flowAt, leave, noFlow, outgoingOf } from '../../execution/leave.ts';
import type { Step } from '../../execution/step.ts';
import type { Behavior, Join } from '../../model/behavior.ts';
import type { ElementNode, SequenceFlow } from '../../model/process-model.ts';
import { scopeOf } from '../../state/draft.ts';
import { canStillCome } from './expected-tokens.ts';

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
    if (filled.length === 0 || canStillCome(step, node, scopeId, incoming)) return null;
    return filled.map((flow) => flow.id);
  },
};
