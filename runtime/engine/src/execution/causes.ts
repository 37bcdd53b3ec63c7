import type { InstanceState } from '../state/instance-state.ts';
import { type Follows, joined, lastOf, nothing, type PastStep } from '../state/past.ts';

/**
 * What follows an element instance when it is over: the last steps done inside it, or what it followed itself where
 * nothing was done inside.
 */
function trailOf(state: InstanceState, elementInstanceId: string): Follows {
  const inside = state.scopes[elementInstanceId]?.past;
  return inside === undefined ? (state.elements[elementInstanceId]?.follows ?? nothing) : lastOf(inside);
}

/**
 * What an element entered in a scope without a token follows: the begin of the scope. Runs that come one after the other
 * follow what those before them have done.
 */
export function beginOf(state: InstanceState, scopeId: string, rollbackId?: string): Follows {
  // What is undone goes with whatever waits for that.
  const waitingId = rollbackId === undefined ? null : state.rollbacks[rollbackId]?.waitingId;
  if (waitingId != null) return state.elements[waitingId]?.follows ?? nothing;
  const loop = state.loops[scopeId];
  const inTurn = loop !== undefined && (loop.total === null || loop.items !== undefined);
  return inTurn ? trailOf(state, scopeId) : (state.elements[scopeId]?.follows ?? nothing);
}

/**
 * What follows element instances that end now: the last steps done inside them, or what they followed themselves. It is
 * looked up after they have ended, since their steps then stand in the scope round them and some have taken the place of
 * earlier ones.
 */
export function trailAfter(
  state: InstanceState,
  elementInstanceIds: readonly string[],
  end: () => void,
): Follows {
  const inside = elementInstanceIds.flatMap((id) => stepsInside(state, id));
  const before = joined(elementInstanceIds.map((id) => state.elements[id]?.follows ?? nothing));
  end();
  if (inside.length === 0) return before;
  const kept = new Map<number, PastStep>();
  for (const { past } of Object.values(state.scopes)) {
    for (const seq of [...inside, ...before]) {
      const step = past?.[seq];
      if (step !== undefined) kept.set(seq, step);
    }
  }
  const last = lastOf(Object.fromEntries([...kept].filter(([seq]) => inside.includes(seq))));
  return last.length > 0 ? last : before.filter((seq) => kept.has(seq));
}

/** The steps that a scope and those inside it have behind them. */
function stepsInside(state: InstanceState, scopeId: string): readonly number[] {
  const scope = state.scopes[scopeId];
  if (scope === undefined) return nothing;
  const own = scope.past === undefined ? nothing : Object.keys(scope.past).map(Number);
  // A scope inside belongs to an element instance that is active in this one.
  if (scope.live === 0) return own;
  const inner = Object.keys(state.scopes).filter((id) => state.scopes[id]?.parentId === scopeId);
  return [...own, ...inner.flatMap((id) => stepsInside(state, id))];
}

/** What a token that somebody adds to a scope follows: the start of the process, or what led into the subprocess. */
export function startOf(state: InstanceState, scopeId: string): Follows {
  if (scopeId !== 'root') return state.elements[scopeId]?.follows ?? nothing;
  const past = state.scopes.root?.past ?? {};
  return Object.keys(past)
    .map(Number)
    .filter((seq) => past[seq]?.follows.length === 0 && past[seq]?.taskId === undefined)
    .slice(0, 1);
}
