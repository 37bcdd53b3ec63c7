import type { ElementEntered, StepsUndone, TokenPlaced, TokenRemoved } from '../../events/event.ts';
import { type Draft, scopeOf } from '../draft.ts';
import type { Service } from '../instance-state.ts';
import { type Follows, forget, joined, noteStep, nothing, type PastToken } from '../past.ts';

/** What an element instance follows: what the event says, else what the tokens followed that it uses up. */
export function enteredAfter(draft: Draft, event: ElementEntered): Follows {
  const { incoming = [], scopeId, elementId, seq } = event;
  const tokens = incoming.map(
    (flowId): PastToken => ({ flowId, follows: takeToken(draft, scopeId, flowId) }),
  );
  if (tokens.length < 2 && event.opensJoin === undefined)
    return event.follows ?? tokens[0]?.follows ?? nothing;
  const { resets } = event;
  const opening = resets === undefined ? nothing : openingOf(draft, scopeId, elementId);
  noteStep(draft, scopeId, seq, {
    elementId,
    follows: joined([opening, ...tokens.map(({ follows }) => follows)]),
    tokens,
    ...(resets === undefined ? {} : { resets }),
  });
  return [seq];
}

/** What a complex gateway uses up when it resets belongs to the time that it opened: both are taken back together. */
function openingOf(draft: Draft, scopeId: string, elementId: string): Follows {
  const past = Object.entries(scopeOf(draft, scopeId).past ?? {});
  return past
    .filter(([, step]) => step.elementId === elementId && step.resets === undefined)
    .map(([seq]) => Number(seq));
}

/** Notes what a token on a flow follows. */
export function laidOnFlow(draft: Draft, scopeId: string, flowId: string, follows: Follows = nothing): void {
  const scope = scopeOf(draft, scopeId);
  scope.follows ??= {};
  scope.follows[flowId] = [...(scope.follows[flowId] ?? []), follows];
}

/** The oldest token of a flow is used up (or the one at `index`): what it followed. */
function takeToken(draft: Draft, scopeId: string, flowId: string, index = 0): Follows {
  const scope = scopeOf(draft, scopeId);
  const tokens = scope.follows?.[flowId] ?? [];
  const rest = tokens.filter((_, at) => at !== index);
  if (scope.follows !== undefined) {
    if (rest.length > 0) scope.follows[flowId] = rest;
    else delete scope.follows[flowId];
    if (Object.keys(scope.follows).length === 0) delete scope.follows;
  }
  return tokens[index] ?? nothing;
}

export function forgetTokens(draft: Draft, scopeId: string): void {
  delete scopeOf(draft, scopeId).follows;
}

export function applyTokenRemoved(draft: Draft, event: TokenRemoved): void {
  const scope = scopeOf(draft, event.scopeId);
  takeToken(draft, event.scopeId, event.flowId, event.index);
  const left = (scope.tokens[event.flowId] ?? 0) - 1;
  if (left > 0) scope.tokens[event.flowId] = left;
  else delete scope.tokens[event.flowId];
  scope.live -= 1;
}

export function applyTokenPlaced(draft: Draft, event: TokenPlaced): void {
  const scope = scopeOf(draft, event.scopeId);
  scope.tokens[event.flowId] = (scope.tokens[event.flowId] ?? 0) + 1;
  scope.live += 1;
  laidOnFlow(draft, event.scopeId, event.flowId, event.follows);
}

export function applyStepsUndone(draft: Draft, event: StepsUndone): void {
  for (const seq of event.steps) forget(draft, event.scopeId, seq);
}

export function withHelper(
  draft: Draft,
  id: string,
  { hostId, as }: Service,
  asks: string | undefined,
): void {
  const host = draft.elements[hostId];
  if (host === undefined) return;
  const { later, ...rest } = host;
  const helpers = [...(host.helpers ?? []), id];
  const still = as === 'after' ? later?.filter((person) => person !== asks) : later;
  draft.elements[hostId] = { ...rest, helpers, ...(still?.length ? { later: still } : {}) };
}

export function withoutHelper(draft: Draft, id: string, { hostId }: Service): void {
  const host = draft.elements[hostId];
  if (host === undefined) return;
  const { helpers = [], ...rest } = host;
  const still = helpers.filter((helper) => helper !== id);
  draft.elements[hostId] = still.length > 0 ? { ...rest, helpers: still } : rest;
}
