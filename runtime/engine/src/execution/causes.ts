import type { Draft } from '../state/draft.ts';
import { type Follows, joined, lastOf, nothing, type PastStep } from '../state/past.ts';

/**
 * What follows an element instance when it is over: the last steps done inside it, or what it followed itself where
 * nothing was done inside.
 */
function trailOf(draft: Draft, elementInstanceId: string): Follows {
  const inside = draft.scopes[elementInstanceId]?.past;
  return inside === undefined ? (draft.elements[elementInstanceId]?.follows ?? nothing) : lastOf(inside);
}

/**
 * What an element entered in a scope without a token follows: the begin of the scope. Runs that come one after the other
 * follow what those before them have done.
 */
export function beginOf(draft: Draft, scopeId: string, rollbackId?: string): Follows {
  // What is undone goes with whatever waits for that.
  const waitingId = rollbackId === undefined ? null : draft.rollbacks[rollbackId]?.waitingId;
  if (waitingId != null) return draft.elements[waitingId]?.follows ?? nothing;
  const loop = draft.loops[scopeId];
  const inTurn = loop !== undefined && (loop.total === null || loop.items !== undefined);
  return inTurn ? trailOf(draft, scopeId) : (draft.elements[scopeId]?.follows ?? nothing);
}

/**
 * What follows element instances that end now: the last steps done inside them, or what they followed themselves. It is
 * looked up after they have ended, since their steps then stand in the scope round them and some have taken the place of
 * earlier ones.
 */
export function trailAfter(draft: Draft, elementInstanceIds: readonly string[], end: () => void): Follows {
  const inside = elementInstanceIds.flatMap((id) => stepsInside(draft, id));
  const before = joined(elementInstanceIds.map((id) => draft.elements[id]?.follows ?? nothing));
  end();
  if (inside.length === 0) return before;
  const kept = new Map<number, PastStep>();
  for (const { past } of Object.values(draft.scopes)) {
    for (const seq of [...inside, ...before]) {
      const step = past?.[seq];
      if (step !== undefined) kept.set(seq, step);
    }
  }
  const last = lastOf(Object.fromEntries([...kept].filter(([seq]) => inside.includes(seq))));
  return last.length > 0 ? last : before.filter((seq) => kept.has(seq));
}

/** The steps that a scope and those inside it have behind them. */
function stepsInside(draft: Draft, scopeId: string): readonly number[] {
  const scope = draft.scopes[scopeId];
  if (scope === undefined) return [];
  const inner = Object.keys(draft.scopes).filter((id) => draft.scopes[id]?.parentId === scopeId);
  const own = Object.keys(scope.past ?? {}).map(Number);
  return [...own, ...inner.flatMap((id) => stepsInside(draft, id))];
}

/** What a token that somebody adds to a scope follows: the start of the process, or what led into the subprocess. */
export function startOf(draft: Draft, scopeId: string): Follows {
  if (scopeId !== 'root') return draft.elements[scopeId]?.follows ?? nothing;
  const past = draft.scopes.root?.past ?? {};
  return Object.keys(past)
    .map(Number)
    .filter((seq) => past[seq]?.follows.length === 0 && past[seq]?.taskId === undefined)
    .slice(0, 1);
}
