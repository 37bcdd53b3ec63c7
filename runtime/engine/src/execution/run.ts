import { enter, nodeAt } from './enter.ts';
import type { Arrival, Step } from './step.ts';

/**
 * Moves tokens until every one waits. One token goes as far as it can before the next is looked at; an explicit stack,
 * so that a long way through a model needs no deep call stack.
 */
export function runToRest(step: Step): void {
  do {
    for (let next = step.work.pop(); next !== undefined; next = step.work.pop()) {
      if (isExhausted(step)) step.work.length = 0;
      else if ('flow' in next) arrive(step, next);
      else beginNextRun(step, next.loopId);
    }
  } while (step.model.hasInclusiveJoin && openJoinsAtRest(step));
}

/** Looks again at all that a step which was stopped has left undone: tokens on flows, loops without a run. */
export function lookAtRestingWork(step: Step): void {
  const { scopes, loops } = step.draft;
  for (const loopId of Object.keys(loops)) {
    if (scopes[loopId]?.live === 0) step.work.push({ loopId });
  }
  for (const scopeId of Object.keys(scopes)) {
    for (const [flowId, count] of Object.entries(scopes[scopeId]?.tokens ?? {})) {
      const flow = step.model.flowsById.get(flowId);
      if (flow !== undefined) for (let n = 0; n < count; n += 1) step.work.push({ flow, scopeId });
    }
  }
}

/** After too long a way without a wait what is left stays where it is until an incident is retried. */
function isExhausted(step: Step): boolean {
  return step.budget <= 0 && step.reserve <= 0;
}

function beginNextRun(step: Step, loopId: string): void {
  const activity = step.findInstance(loopId);
  if (activity !== undefined) activity.node.loop?.next(step, activity);
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
