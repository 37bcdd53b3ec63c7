import { reachableForward } from '../model/forward.ts';
import type { ElementNode } from '../model/process-model.ts';
import { flowAt } from './leave.ts';
import { drawnScopeOf } from './reopen.ts';
import type { Step } from './step.ts';

/** A parallel join that cannot open any more, in one active scope. */
export interface StarvingJoin {
  readonly scopeId: string;
  readonly joinId: string;
}

/**
 * Parallel joins which tokens wait for, or will come to, while one of their flows can get none: nothing that stands in
 * the scope leads there. Moving tokens by hand must not make such joins.
 */
export function starvingJoins(step: Step): readonly StarvingJoin[] {
  const joins = step.model.nodes.filter(isParallelJoin);
  if (joins.length === 0) return [];
  return Object.keys(step.draft.scopes).flatMap((scopeId) => {
    const drawn = drawnScopeOf(step, scopeId);
    const places = placesIn(step, scopeId);
    return joins
      .filter((join) => join.scope === drawn && isStarving(step, join, scopeId, places))
      .map((join) => ({ scopeId, joinId: join.id }));
  });
}

/** Those that were not starving before. */
export function newlyStarving(step: Step, before: readonly StarvingJoin[]): readonly StarvingJoin[] {
  return starvingJoins(step).filter(
    ({ scopeId, joinId }) => !before.some((old) => old.scopeId === scopeId && old.joinId === joinId),
  );
}

function isStarving(step: Step, join: ElementNode, scopeId: string, places: readonly number[]): boolean {
  const tokens = step.draft.scopes[scopeId]?.tokens ?? {};
  const flows = join.incoming.map((index) => flowAt(step, index));
  const reached = reachableForward(step.model, places, new Set([join.index]));
  const fed = flows.filter((flow) => tokens[flow.id] !== undefined || reached.has(flow.source));
  return fed.length > 0 && fed.length < flows.length;
}

/** The nodes at which the tokens of a scope stand. What only helps gives no token. */
export function placesIn(step: Step, scopeId: string): readonly number[] {
  const active = step
    .instancesIn(scopeId)
    .filter(({ id }) => step.draft.elements[id]?.serves === undefined)
    .map(({ node }) => node.index);
  const onFlows = Object.keys(step.draft.scopes[scopeId]?.tokens ?? {}).flatMap(
    (flowId) => step.model.flowsById.get(flowId)?.target ?? [],
  );
  return [...active, ...onFlows];
}

export function isParallelJoin({ type, incoming }: ElementNode): boolean {
  return type === 'parallelGateway' && incoming.length > 1;
}
