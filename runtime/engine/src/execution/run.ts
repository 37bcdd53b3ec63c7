import type { ElementNode } from '../model/process-model.ts';
import { compensateNext } from './compensation.ts';
import { lookAtConditions } from './conditions.ts';
import { enter, nodeAt } from './enter.ts';
import type { Arrival, Step } from './step.ts';

/**
 * Moves tokens until every one waits. One token goes as far as it can before the next is looked at; an explicit stack,
 * so that a long way through a model needs no deep call stack.
 */
export function runToRest(step: Step): void {
  do {
    for (;;) {
      if (step.dataChanged && step.budget > 0) {
        lookAtConditions(step);
        continue;
      }
      const next = step.work.pop();
      if (next === undefined) break;
      if (isExhausted(step)) step.work.length = 0;
      else if ('flow' in next) arrive(step, next);
      else if ('loopId' in next) beginNextRun(step, next.loopId);
      else compensateNext(step, next.rollbackId);
    }
  } while (step.model.hasInclusiveJoin && openJoinsAtRest(step));
}

/** Looks again at all that a step which was stopped has left undone: tokens on flows, loops without a run, what is to be undone. */
export function lookAtRestingWork(step: Step): void {
  const { scopes, loops, rollbacks, elements } = step.draft;
  const undoing = new Set(Object.values(elements).map(({ rollbackId }) => rollbackId));
  for (const rollbackId of Object.keys(rollbacks)) {
    if (!undoing.has(rollbackId)) step.work.push({ rollbackId });
  }
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
  const incoming = join === undefined ? [flow.id] : join.ready(step, node, scopeId, false);
  if (incoming !== null) open(step, node, scopeId, incoming);
}

/** Opens the first join that waited for everything else to come to rest. */
function openJoinsAtRest(step: Step): boolean {
  if (isExhausted(step)) return false;
  for (const scopeId of Object.keys(step.draft.scopes)) {
    for (const node of joinsIn(step, scopeId)) {
      const { join } = node.behavior;
      if (join === undefined || join.when === 'on-arrival') continue;
      const incoming = join.ready(step, node, scopeId, true);
      if (incoming === null) continue;
      open(step, node, scopeId, incoming);
      return true;
    }
  }
  return false;
}

/** The elements before which tokens of a scope lie, and the gateways that wait for the rest of their tokens. */
function joinsIn(step: Step, scopeId: string): readonly ElementNode[] {
  const { tokens = {}, activated = {} } = step.draft.scopes[scopeId] ?? {};
  return [
    ...Object.keys(tokens).flatMap((flowId) => {
      const flow = step.model.flowsById.get(flowId);
      return flow === undefined ? [] : [nodeAt(step, flow.target)];
    }),
    ...Object.keys(activated).flatMap((elementId) => step.model.nodesById.get(elementId) ?? []),
  ];
}

function open(step: Step, node: ElementNode, scopeId: string, incoming: readonly string[]): void {
  const resets = step.draft.scopes[scopeId]?.activated?.[node.id];
  node.behavior.join?.opened?.(step, node, scopeId, incoming);
  enter(step, node, { scopeId, incoming, ...(resets === undefined ? {} : { resets }) });
}
