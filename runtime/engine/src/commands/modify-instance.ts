import type { Rejection } from '../errors/rejection.ts';
import { cancel } from '../execution/cancel.ts';
import { startOf } from '../execution/causes.ts';
import type { ElementInstance } from '../execution/element-instance.ts';
import { nodeAt } from '../execution/enter.ts';
import { goOnWithout } from '../execution/helpers.ts';
import {
  type Landing,
  landingFrom,
  landingIn,
  partOf,
  tokenHolder,
  whyUnsuitable,
} from '../execution/move-token.ts';
import { drawnScopeOf, enterInside } from '../execution/reopen.ts';
import { placeToken } from '../execution/rewind.ts';
import { completeScope } from '../execution/scope-completion.ts';
import { newlyStarving, starvingJoins } from '../execution/starving-joins.ts';
import type { Step } from '../execution/step.ts';
import { own } from '../own.ts';
import { isUndoing, starving, unknownTarget } from './approval/jump-task.ts';
import type { AddToken, Change, ModifyInstance, MoveToken, PlaceToken, RemoveToken } from './command.ts';
import { type Handler, reject } from './handler.ts';

/**
 * Moves, adds and cancels tokens by hand. The changes are made in their order and looked at together: a parallel join
 * that could never open afterwards, or an instance without any token, is refused with all of them.
 */
export const modifyInstance: Handler<ModifyInstance> = (step, { changes, reason, actor }) => {
  const before = starvingJoins(step);
  step.emit({ type: 'instance-modified', ...(reason === undefined ? {} : { reason }), actor });
  step.unsettled = new Map();
  for (const change of changes) {
    const refused = hasEnded(step) ? ended() : make(step, change);
    if (refused !== undefined) return refused;
  }
  settle(step);
  cancelEmptyScopes(step);
  if (!hasEnded(step) && step.draft.scopes.root?.live === 0) {
    return reject('engine.modification-empty', 'Nothing would be left; cancel the instance instead.');
  }
  return starving(newlyStarving(step, before));
};

function hasEnded({ draft }: Step): boolean {
  return draft.status !== 'active' && draft.status !== 'suspended';
}

function ended(): Rejection {
  return reject('engine.target-unsuitable', 'A change before this one would end the instance.');
}

/** Completes the scopes whose last token came to its end by these changes. */
function settle(step: Step): void {
  const reached = [...(step.unsettled ?? [])];
  step.unsettled = null;
  for (const [scopeId, elementId] of reached) {
    if (!hasEnded(step) && step.draft.scopes[scopeId] !== undefined) completeScope(step, scopeId, elementId);
  }
}

function make(step: Step, change: Change): Rejection | undefined {
  switch (change.kind) {
    case 'move':
      return move(step, change);
    case 'add':
      return add(step, change);
    case 'place':
      return place(step, change);
    case 'cancel':
      return cancelInstance(step, change.elementInstanceId);
    case 'remove':
      return remove(step, change);
  }
}

function move(step: Step, { elementInstanceId, toElementId }: MoveToken): Rejection | undefined {
  const instance = findInstance(step, elementInstanceId);
  if (instance === undefined) return noToken(elementInstanceId);
  const holder = tokenHolder(step, instance);
  const landing = landingAt(step, toElementId, (node) => landingFrom(step, holder.scopeId, node));
  if ('code' in landing) return landing;
  const moved = partOf(step, landing.scopeId, holder);
  if (moved.rollbackId !== undefined) return isUndoing(moved);
  const follows = step.draft.elements[moved.id]?.follows ?? [];
  cancel(step, moved);
  enterInside(step, landing.scopeId, landing.way, { follows });
  return undefined;
}

function add(step: Step, { toElementId, scopeId, variables }: AddToken): Rejection | undefined {
  const landing = landingAt(step, toElementId, (node) => {
    const scopes = scopeId === undefined ? Object.keys(step.draft.scopes) : [scopeId];
    const all = scopes
      .filter((id) => own(step.draft.scopes, id) !== undefined)
      .flatMap((id) => landingIn(step, id, node) ?? [])
      .sort((a, b) => a.way.length - b.way.length);
    const [first, second] = all;
    return second !== undefined && second.way.length === first?.way.length ? undefined : first;
  });
  if ('code' in landing) return landing;
  if (variables !== undefined && Object.keys(variables).length > 0)
    step.emit({ type: 'variables-set', scopeId: landing.scopeId, variables });
  enterInside(step, landing.scopeId, landing.way, { follows: startOf(step.draft, landing.scopeId) });
  return undefined;
}

function landingAt(
  step: Step,
  elementId: string,
  find: (node: Landing['way'][number]) => Landing | undefined,
): Landing | Rejection {
  const node = step.model.nodesById.get(elementId);
  if (node === undefined) return unknownTarget(elementId);
  const unsuitable = whyUnsuitable(node);
  if (unsuitable !== undefined) return reject('engine.target-unsuitable', unsuitable);
  const found = find(node);
  if (found !== undefined) return found;
  return reject(
    'engine.target-unsuitable',
    `No single active scope holds ${elementId}; say which one is meant.`,
  );
}

function place(step: Step, { flowId, scopeId }: PlaceToken): Rejection | undefined {
  const flow = step.model.flowsById.get(flowId);
  if (flow === undefined) return unknownTarget(flowId);
  const drawn = nodeAt(step, flow.target).scope;
  const scopes = Object.keys(step.draft.scopes).filter((id) => drawnScopeOf(step, id) === drawn);
  const [only, second] = scopeId === undefined ? scopes : scopes.filter((id) => id === scopeId);
  if (only === undefined || second !== undefined)
    return reject(
      'engine.target-unsuitable',
      `No single active scope holds ${flowId}; say which one is meant.`,
    );
  placeToken(step, only, { flowId, follows: startOf(step.draft, only) });
  return undefined;
}

function remove(step: Step, { flowId, scopeId }: RemoveToken): Rejection | undefined {
  const count = own(own(step.draft.scopes, scopeId)?.tokens ?? {}, flowId) ?? 0;
  if (count === 0) return noToken(flowId);
  step.emit({ type: 'token-removed', flowId, scopeId, index: count - 1 });
  return undefined;
}

function cancelInstance(step: Step, elementInstanceId: string): Rejection | undefined {
  const instance = findInstance(step, elementInstanceId);
  if (instance === undefined) return noToken(elementInstanceId);
  if (instance.rollbackId !== undefined) return isUndoing(instance);
  const { serves } = step.draft.elements[instance.id] ?? {};
  if (instance.iteration !== undefined) cancelRun(step, instance);
  else cancel(step, instance);
  if (serves !== undefined) goOnWithout(step, serves.hostId);
  return undefined;
}

/** A run that is canceled counts as removed; with the last one the activity goes. */
function cancelRun(step: Step, run: ElementInstance): void {
  const { id: taskId, scopeId: loopId, node } = run;
  const loop = step.draft.loops[loopId];
  const isLast = loop === undefined || loop.total === null || loop.total - (loop.removed ?? 0) <= 1;
  if (isLast || node.loop?.runRemoved === undefined) {
    cancel(step, step.instance(loopId));
    return;
  }
  step.emit({ type: 'run-removed', id: loopId, elementId: node.id, runId: taskId });
  cancel(step, run);
  node.loop.runRemoved(step, step.instance(loopId));
}

/** A subprocess in which nothing is left goes with what was in it. */
function cancelEmptyScopes(step: Step): void {
  for (;;) {
    const empty = Object.keys(step.draft.scopes).find(
      (id) => id !== 'root' && step.draft.scopes[id]?.live === 0 && holdsTokens(step, id),
    );
    if (empty === undefined) return;
    const container = step.instance(empty);
    if (container.iteration === undefined) cancel(step, container);
    else cancelRun(step, container);
  }
}

/** Whether a scope lives by the tokens in it: a subprocess does, a single task in its own scope does not. */
function holdsTokens(step: Step, scopeId: string): boolean {
  const { node, iteration } = step.instance(scopeId);
  const isWhole = node.loop !== null && iteration === undefined;
  if (isWhole) return step.work.every((work) => !('loopId' in work) || work.loopId !== scopeId);
  // An ad-hoc subprocess may wait for somebody to begin something; an opened gateway is looked at when all is at rest.
  const mayBeEmpty =
    node.behavior.facts.isAdHoc === true || step.draft.scopes[scopeId]?.activated !== undefined;
  return node.ownScope !== null && !mayBeEmpty && !hasIncident(step, scopeId);
}

/** What could not begin, or could not end, has nothing in it and waits for somebody to help. */
function hasIncident(step: Step, id: string): boolean {
  return Object.values(step.draft.incidents).some(({ elementInstanceId }) => elementInstanceId === id);
}

function findInstance(step: Step, id: string): ElementInstance | undefined {
  return own(step.draft.elements, id) === undefined ? undefined : step.findInstance(id);
}

function noToken(id: string): Rejection {
  return reject('engine.token-not-found', `There is no token at ${id}.`);
}
