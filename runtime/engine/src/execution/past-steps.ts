import type { InstanceState } from '../state/instance-state.ts';
import { type Follows, nothing, type PastStep } from '../state/past.ts';

/** A step of the past and the scope that has it behind it. */
export interface Done {
  readonly scopeId: string;
  readonly seq: number;
  readonly step: PastStep;
}

/** A scope and those round it, the innermost first. */
export function scopesOutward(state: InstanceState, scopeId: string): readonly string[] {
  const found: string[] = [];
  for (let at: string | null = scopeId; at !== null; at = state.scopes[at]?.parentId ?? null) found.push(at);
  return found;
}

/** All steps that a scope has behind it. */
export function stepsOf(state: InstanceState, scopeId: string): readonly Done[] {
  return Object.entries(state.scopes[scopeId]?.past ?? {}).map(([seq, step]) => ({
    scopeId,
    seq: Number(seq),
    step,
  }));
}

/** The last step of a kind, in the innermost scope that has one. */
export function lastDone(
  state: InstanceState,
  scopeId: string,
  fits: (step: PastStep, scopeId: string) => boolean,
): Done | undefined {
  for (const at of scopesOutward(state, scopeId)) {
    const found = stepsOf(state, at).filter(({ step }) => fits(step, at));
    if (found.length > 0) return found.at(-1);
  }
  return undefined;
}

/** Whether a step lies on the way that led here. */
export function isBehind(state: InstanceState, scopeId: string, follows: Follows, seq: number): boolean {
  const known = new Map(
    scopesOutward(state, scopeId).flatMap((at) => stepsOf(state, at).map((done) => [done.seq, done.step])),
  );
  const open = [...follows];
  const seen = new Set<number>();
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next === seq) return true;
    // A step only follows earlier ones.
    if (next < seq || seen.has(next)) continue;
    seen.add(next);
    open.push(...(known.get(next)?.follows ?? nothing));
  }
  return false;
}

/** The steps of a scope that come after the given ones, these included. */
export function stepsAfter(
  state: InstanceState,
  scopeId: string,
  roots: readonly number[],
): ReadonlySet<number> {
  const found = new Set(roots);
  // In ascending order: what a step follows has been looked at before it.
  for (const { seq, step } of stepsOf(state, scopeId)) {
    if (step.follows.some((before) => found.has(before))) found.add(seq);
  }
  return found;
}

export function comesAfter(follows: Follows | undefined, steps: ReadonlySet<number>): boolean {
  return follows?.some((seq) => steps.has(seq)) ?? false;
}
