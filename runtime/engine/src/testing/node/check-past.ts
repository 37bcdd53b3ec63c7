import { expect } from 'vitest';
import type { InstanceState } from '../../state/instance-state.ts';
import type { Past } from '../../state/past.ts';

/** What holds for the past of every state, and for those who help one another. */
export function checkPast(state: InstanceState): void {
  for (const [scopeId, scope] of Object.entries(state.scopes)) {
    const behind = stepsSeenFrom(state, scopeId);
    for (const [seq, step] of Object.entries(scope.past ?? {})) {
      expect(step.follows.every((before) => before < Number(seq) && behind.has(before))).toBe(true);
      expect(scope.past === undefined || keysOf(scope.past).size).toBe(Object.keys(scope.past ?? {}).length);
    }
    for (const [flowId, tokens] of Object.entries(scope.follows ?? {})) {
      expect(tokens).toHaveLength(scope.tokens[flowId] ?? 0);
      expect(tokens.flat().every((seq) => behind.has(seq))).toBe(true);
    }
    expect(Object.keys(scope.follows ?? {}).sort()).toEqual(Object.keys(scope.tokens).sort());
  }
  for (const [id, { scopeId, follows = [], serves, helpers = [], later }] of Object.entries(state.elements)) {
    const behind = stepsSeenFrom(state, scopeId);
    expect(follows.every((seq) => behind.has(seq))).toBe(true);
    if (serves !== undefined) expect(state.elements[serves.hostId]?.helpers).toContain(id);
    expect(helpers.every((helper) => state.elements[helper]?.serves?.hostId === id)).toBe(true);
    if (later !== undefined) expect(state.tasks[id]).toBeDefined();
    const isBlocked = helpers.some((helper) =>
      ['before', 'return'].includes(state.elements[helper]?.serves?.as ?? ''),
    );
    if (state.tasks[id] !== undefined) expect(state.tasks[id]?.paused === true).toBe(isBlocked);
  }
  if (state.status !== 'suspended') expect(state.held).toBeUndefined();
}

/** One step for each element and run. */
function keysOf(past: Past): ReadonlySet<string> {
  return new Set(
    Object.values(past).map(
      ({ elementId, iteration = '', resets }) => `${elementId}/${iteration}/${resets === undefined}`,
    ),
  );
}

function stepsSeenFrom(state: InstanceState, scopeId: string | null): ReadonlySet<number> {
  const seen = new Set<number>();
  for (let at = scopeId; at !== null; at = state.scopes[at]?.parentId ?? null) {
    for (const seq of Object.keys(state.scopes[at]?.past ?? {})) seen.add(Number(seq));
  }
  return seen;
}
