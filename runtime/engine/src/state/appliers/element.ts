import type {
  ElementCanceled,
  ElementEntered,
  ElementLeft,
  FlowTaken,
  TokensDropped,
} from '../../events/event.ts';
import { type Draft, scopeOf } from '../draft.ts';
import { foldPast } from '../past.ts';
import { forgetDoneIn } from './compensation.ts';
import { countStarted } from './loop.ts';
import { enteredAfter, forgetTokens, laidOnFlow, withHelper, withoutHelper } from './past.ts';

/** The tokens on the incoming flows become one active element instance. */
export function applyElementEntered(draft: Draft, event: ElementEntered): void {
  const scope = scopeOf(draft, event.scopeId);
  const follows = enteredAfter(draft, event);
  for (const flowId of event.incoming ?? []) {
    const left = (scope.tokens[flowId] ?? 0) - 1;
    if (left > 0) scope.tokens[flowId] = left;
    else delete scope.tokens[flowId];
    scope.live -= 1;
  }
  scope.live += 1;
  const { elementId, scopeId, iteration, rollbackId, asks, serves } = event;
  draft.elements[event.id] = {
    elementId,
    scopeId,
    ...(iteration === undefined ? {} : { iteration }),
    ...(rollbackId === undefined ? {} : { rollbackId }),
    ...(follows.length === 0 ? {} : { follows }),
    ...(asks === undefined ? {} : { asks }),
    ...(serves === undefined ? {} : { serves }),
  };
  if (serves !== undefined) withHelper(draft, event.id, serves, asks);
  if (iteration !== undefined) countStarted(draft, scopeId);
  if (event.opensScope) {
    draft.scopes[event.id] = {
      parentId: event.scopeId,
      variables: event.variables ?? {},
      tokens: {},
      live: 0,
      ...(event.isolated === undefined ? {} : { isolated: event.isolated }),
      ...(rollbackId === undefined ? {} : { snapshot: true as const }),
    };
  }
}

export function applyElementLeft(draft: Draft, event: ElementLeft): void {
  remove(draft, event.id, true);
}

export function applyElementCanceled(draft: Draft, event: ElementCanceled): void {
  remove(draft, event.id, event.undone === undefined);
}

export function applyFlowTaken(draft: Draft, event: FlowTaken): void {
  const scope = scopeOf(draft, event.scopeId);
  scope.tokens[event.flowId] = (scope.tokens[event.flowId] ?? 0) + 1;
  scope.live += 1;
  laidOnFlow(draft, event.scopeId, event.flowId, event.follows);
}

export function applyTokensDropped(draft: Draft, event: TokensDropped): void {
  const scope = scopeOf(draft, event.scopeId);
  scope.live -= Object.values(scope.tokens).reduce((sum, count) => sum + count, 0);
  scope.tokens = {};
  forgetTokens(draft, event.scopeId);
}

/** Tokens that still lie on flows of its own scope vanish with it. */
function remove(draft: Draft, id: string, isDone: boolean): void {
  const element = draft.elements[id];
  if (element === undefined) return;
  delete draft.elements[id];
  if (element.serves !== undefined) withoutHelper(draft, id, element.serves);
  if (draft.scopes[id] !== undefined) {
    if (isDone && element.serves === undefined && element.rollbackId === undefined)
      foldPast(draft, id, element.scopeId);
    delete draft.scopes[id];
  }
  if (draft.loops[id] !== undefined) delete draft.loops[id];
  if (draft.gathered[id] !== undefined) delete draft.gathered[id];
  if (draft.adHoc[id] !== undefined) delete draft.adHoc[id];
  forgetDoneIn(draft, id);
  scopeOf(draft, element.scopeId).live -= 1;
}
