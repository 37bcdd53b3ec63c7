import type { ElementEntered, StepsUndone, TokenPlaced, TokenRemoved } from '../../events/event.ts';
import type { Draft, DraftScope } from '../draft.ts';
import type { Service } from '../instance-state.ts';
import { type Follows, forget, joined, noteStep, nothing, type PastToken } from '../past.ts';
import { layToken, takeToken } from './tokens.ts';

/**
 * Uses the tokens up by which an element is entered, and says what the new element instance follows: what the event says,
 * else what those tokens followed.
 */
export function enteredAfter(draft: Draft, scope: DraftScope, event: ElementEntered): Follows {
  const { incoming, scopeId, elementId, seq, resets } = event;
  if (event.opensJoin === undefined && (incoming === undefined || incoming.length < 2)) {
    const [flowId] = incoming ?? [];
    const followed = flowId === undefined ? nothing : takeToken(scope, flowId);
    return event.follows ?? followed;
  }
  const tokens = (incoming ?? []).map((flowId): PastToken => ({ flowId, follows: takeToken(scope, flowId) }));
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
  const past = Object.entries(draft.state.scopes[scopeId]?.past ?? {});
  return past
    .filter(([, step]) => step.elementId === elementId && step.resets === undefined)
    .map(([seq]) => Number(seq));
}

export function applyTokenRemoved(draft: Draft, event: TokenRemoved): void {
  takeToken(draft.scope(event.scopeId), event.flowId, event.index);
}

export function applyTokenPlaced(draft: Draft, event: TokenPlaced): void {
  layToken(draft.scope(event.scopeId), event.flowId, event.follows);
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
  const host = draft.state.elements[hostId];
  if (host === undefined) return;
  const { later, ...rest } = host;
  const helpers = [...(host.helpers ?? []), id];
  const still = as === 'after' ? later?.filter((person) => person !== asks) : later;
  draft.put('elements', hostId, { ...rest, helpers, ...(still?.length ? { later: still } : {}) });
}

export function withoutHelper(draft: Draft, id: string, { hostId }: Service): void {
  const host = draft.state.elements[hostId];
  if (host === undefined) return;
  const { helpers = [], ...rest } = host;
  const still = helpers.filter((helper) => helper !== id);
  draft.put('elements', hostId, still.length > 0 ? { ...rest, helpers: still } : rest);
}
