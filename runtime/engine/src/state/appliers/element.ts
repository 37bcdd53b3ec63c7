import type {
  ElementCanceled,
  ElementEntered,
  ElementLeft,
  FlowTaken,
  TokensDropped,
} from '../../events/event.ts';
import type { Draft } from '../draft.ts';
import type { ElementState } from '../instance-state.ts';
import { foldPast } from '../past.ts';
import { forgetDoneIn } from './compensation.ts';
import { countStarted } from './loop.ts';
import { enteredAfter, withHelper, withoutHelper } from './past.ts';
import { layToken } from './tokens.ts';

/** The tokens on the incoming flows become one active element instance. */
export function applyElementEntered(draft: Draft, event: ElementEntered): void {
  const { id, elementId, scopeId, iteration, rollbackId, asks, serves } = event;
  const scope = draft.scope(scopeId);
  const follows = enteredAfter(draft, scope, event);
  scope.live += 1;
  const element: { -readonly [Key in keyof ElementState]: ElementState[Key] } = { elementId, scopeId };
  if (iteration !== undefined) element.iteration = iteration;
  if (rollbackId !== undefined) element.rollbackId = rollbackId;
  if (follows.length > 0) element.follows = follows;
  if (asks !== undefined) element.asks = asks;
  if (serves !== undefined) element.serves = serves;
  draft.put('elements', id, element);
  if (serves !== undefined) withHelper(draft, id, serves, asks);
  if (iteration !== undefined) countStarted(draft, scopeId);
  if (event.opensScope) {
    draft.put('scopes', id, {
      parentId: scopeId,
      variables: event.variables ?? {},
      tokens: {},
      live: 0,
      ...(event.isolated === undefined ? {} : { isolated: event.isolated }),
      ...(rollbackId === undefined ? {} : { snapshot: true as const }),
    });
  }
}

export function applyElementLeft(draft: Draft, event: ElementLeft): void {
  remove(draft, event.id, true);
}

export function applyElementCanceled(draft: Draft, event: ElementCanceled): void {
  remove(draft, event.id, event.undone === undefined);
}

export function applyFlowTaken(draft: Draft, event: FlowTaken): void {
  layToken(draft.scope(event.scopeId), event.flowId, event.follows);
}

export function applyTokensDropped(draft: Draft, event: TokensDropped): void {
  const scope = draft.scope(event.scopeId);
  scope.live -= Object.values(scope.tokens).reduce((sum, count) => sum + count, 0);
  scope.tokens = {};
  delete scope.follows;
}

/** Tokens that still lie on flows of its own scope vanish with it. */
function remove(draft: Draft, id: string, isDone: boolean): void {
  const element = draft.state.elements[id];
  if (element === undefined) return;
  draft.remove('elements', id);
  if (element.serves !== undefined) withoutHelper(draft, id, element.serves);
  if (draft.state.scopes[id] !== undefined) {
    if (isDone && element.serves === undefined && element.rollbackId === undefined)
      foldPast(draft, id, element.scopeId);
    draft.remove('scopes', id);
  }
  if (draft.state.loops[id] !== undefined) draft.remove('loops', id);
  if (draft.state.gathered[id] !== undefined) draft.remove('gathered', id);
  if (draft.state.adHoc[id] !== undefined) draft.remove('adHoc', id);
  forgetDoneIn(draft, id);
  draft.scope(element.scopeId).live -= 1;
}
