import { enter, nodeAt } from './enter.ts';
import type { Arrival, Step } from './step.ts';

/**
 * Moves tokens until every one waits. One token goes as far as it can before the next is looked at; an explicit stack,
 * so that a long way through a model needs no deep call stack.
 */
export function runToRest(step: Step): void {
  do {
    for (let next = step.arrivals.pop(); next !== undefined; next = step.arrivals.pop()) {
      if (isExhausted(step)) step.arrivals.length = 0;
      else arrive(step, next);
    }
  } while (step.model.hasInclusiveJoin && openJoinsAtRest(step));
}

/** Looks again at every token that lies on a flow: after a step that was stopped, some may be able to move. */
export function lookAtRestingTokens(step: Step): void {
  for (const scopeId of Object.keys(step.draft.scopes)) {
    for (const flowId of Object.keys(step.draft.scopes[scopeId]?.tokens ?? {})) {
      const flow = step.model.flowsById.get(flowId);
      const count = step.draft.scopes[scopeId]?.tokens[flowId] ?? 0;
      if (flow !== undefined) for (let n = 0; n < count; n += 1) step.arrivals.push({ flow, scopeId });
    }
  }
}

/** After too long a way without a wait the tokens that are left stay on their flows until an incident is retried. */
function isExhausted(step: Step): boolean {
  return step.budget <= 0 && step.reserve <= 0;
}

function arrive(step: Step, { flow, scopeId }: Arrival): void {
  const scope = step.draft.scopes[scopeId];
  // Its scope may have ended, or a join may have used the token up already.
  if (scope?.tokens[flow.id] === undefined) return;
  const node = nodeAt(step, flow.target);
  const { join } = node.behavior;
  if (join?.when === 'at-rest') return;
  const incoming = join === undefined ? [flow.id] : join.ready(step, node, scopeId);
  if (incoming !== null) enter(step, node, { scopeId, incoming });
}

/** Opens the first join that waited for everything else to come to rest. */
function openJoinsAtRest(step: Step): boolean {
  if (isExhausted(step)) return false;
  for (const scopeId of Object.keys(step.draft.scopes)) {
    for (const flowId of Object.keys(step.draft.scopes[scopeId]?.tokens ?? {})) {
      const flow = step.model.flowsById.get(flowId);
      if (flow === undefined) continue;
      const node = nodeAt(step, flow.target);
      if (node.behavior.join?.when !== 'at-rest') continue;
      const incoming = node.behavior.join.ready(step, node, scopeId);
      if (incoming === null) continue;
      enter(step, node, { scopeId, incoming });
      return true;
    }
  }
  return false;
}
