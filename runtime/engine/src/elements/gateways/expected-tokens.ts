import type { Step } from '../../execution/step.ts';
import type { ElementNode, SequenceFlow } from '../../model/process-model.ts';
import { nodesReaching } from '../../model/reachability.ts';
import { scopeOf } from '../../state/draft.ts';

/**
 * Whether another token of the scope can still come to an incoming flow of a join that holds none (BPMN 13.4.3).
 *
 * @param flows the incoming flows that count
 */
export function canStillCome(
  step: Step,
  join: ElementNode,
  scopeId: string,
  flows: readonly SequenceFlow[],
): boolean {
  const { tokens } = scopeOf(step.draft, scopeId);
  const empty = flows.filter((flow) => tokens[flow.id] === undefined);
  if (empty.length === 0) return false;
  const toEmpty = reaching(step, join, empty);
  const toFilled = reaching(
    step,
    join,
    flows.filter((flow) => tokens[flow.id] !== undefined),
  );
  // A token that could come by a flow that already holds one cannot be told from the one that is there.
  return placesOf(step, join, scopeId).some((place) => toEmpty.has(place) && !toFilled.has(place));
}

/** The nodes at which the other tokens of the scope stand: active elements, and the targets of flows that hold one. */
function placesOf(step: Step, join: ElementNode, scopeId: string): readonly number[] {
  const active = step
    .instancesIn(scopeId)
    // What only helps another element instance gives no token.
    .filter(({ id }) => step.draft.elements[id]?.serves === undefined)
    .map((instance) => instance.node.index);
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
