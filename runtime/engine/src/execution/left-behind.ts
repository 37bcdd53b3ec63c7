import { reachableForward } from '../model/forward.ts';
import type { ElementNode, SequenceFlow } from '../model/process-model.ts';
import { cancel } from './cancel.ts';
import type { ElementInstance } from './element-instance.ts';
import type { Step } from './step.ts';

/** Parallel branches that a token leaves behind when it is moved: what stands there, and how it is canceled. */
export interface LeftBehind {
  readonly names: readonly string[];
  cancel(): void;
}

/**
 * What else stands in a scope and does not fit when the token of `moved` goes on at `target`: a branch that waits for
 * it, or will, at a join which the token passes by; a branch to which the token would come a second time; and one into
 * which it jumps.
 */
export function leftBehind(
  step: Step,
  scopeId: string,
  moved: ElementInstance,
  target: ElementNode,
): LeftBehind {
  const { model } = step;
  const ahead = reachableForward(model, [target.index]);
  const fromMoved = reachableForward(model, [moved.node.index]);
  const joins = new Set(
    model.nodes
      .filter(
        ({ behavior, incoming, index }) =>
          behavior.join !== undefined && incoming.length > 1 && fromMoved.has(index),
      )
      .map(({ index }) => index),
  );
  const passedBy = [...joins].filter((join) => !ahead.has(join));
  const meets = (place: number) => {
    const reached = reachableForward(model, [place]);
    return passedBy.some((join) => reached.has(join)) || ahead.has(place);
  };
  const instances = step
    .instancesIn(scopeId)
    .filter(({ id }) => id !== moved.id && step.draft.elements[id]?.serves === undefined)
    .filter(
      ({ node }) => meets(node.index) || reachableForward(model, [node.index], joins).has(target.index),
    );
  const flows = Object.keys(step.draft.scopes[scopeId]?.tokens ?? {})
    .flatMap((flowId) => model.flowsById.get(flowId) ?? [])
    .filter((flow) => passedBy.includes(flow.target) || ahead.has(flow.source));
  return {
    names: [...instances.map(({ node }) => node.id), ...flows.map(({ id }) => id)],
    cancel: () => {
      for (const instance of instances) if (step.isActive(instance)) cancel(step, instance);
      for (const flow of flows) removeAll(step, scopeId, flow);
    },
  };
}

function removeAll(step: Step, scopeId: string, flow: SequenceFlow): void {
  for (let count = step.draft.scopes[scopeId]?.tokens[flow.id] ?? 0; count > 0; count -= 1) {
    step.emit({ type: 'token-removed', flowId: flow.id, scopeId, index: count - 1 });
  }
}
