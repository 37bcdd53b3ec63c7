import type { Draft, DraftScope } from './draft.ts';
import type { InstanceState } from './instance-state.ts';
import { enlargePast, noteInLarge } from './large-past.ts';
import { LARGE } from './table.ts';

/**
 * What the tokens of an instance have behind them, as far as a person may want to go back to it: the last completion of
 * each user task, the start, and the last opening of each join. Bounded by the model, never by the length of a history.
 *
 * Steps are numbered by the `seq` of the event that made them; a token or an element instance carries in `follows` the
 * numbers of the steps right before it. The steps reached from there are exactly those that it descends from, loops and
 * parallel branches included.
 */
export interface PastStep {
  readonly elementId: string;
  /** The steps right before this one. */
  readonly follows: Follows;
  /** Of a task or the start: the person who did it. */
  readonly by?: string;
  readonly taskId?: string;
  /** Of one run of a looping activity that still goes on. */
  readonly iteration?: number;
  /** Of a join: the tokens that it used up. */
  readonly tokens?: readonly PastToken[];
  /** Of a complex gateway that has reset: the flows by which it had opened. */
  readonly resets?: readonly string[];
  /** Something was done after it that nobody can take back: a job, a message, a call, the word of an added signer. */
  readonly acted?: true;
}

export interface PastToken {
  readonly flowId: string;
  readonly follows: Follows;
}

export type Follows = readonly number[];

export interface Past {
  readonly [seq: string]: PastStep;
}

export const nothing: Follows = [];

/** Every number once, ascending. */
export function joined(lists: readonly Follows[]): Follows {
  const [only = nothing, ...others] = lists.filter((list) => list.length > 0);
  return others.length === 0 ? only : [...new Set([only, ...others].flat())].sort((a, b) => a - b);
}

/**
 * Notes a step in its scope. It takes the place of the one before at the same element (and run): whatever followed that
 * one follows what came before it instead.
 */
export function noteStep(draft: Draft, scopeId: string, seq: number, step: PastStep): void {
  const scope = draft.scope(scopeId);
  const same = noteIn(scope, seq, step);
  if (same.length === 0) return;
  const latest = Math.max(seq, ...same);
  for (const old of [...same, seq]) if (old !== latest) forget(draft, scopeId, old);
}

/** Adds a step to the past of a scope; answers the numbers of those that stand at the same place. */
function noteIn(scope: DraftScope, seq: number, step: PastStep): readonly number[] {
  const inLarge = noteInLarge(scope, seq, step);
  if (inLarge !== undefined) return inLarge;
  const { past } = scope;
  const after: Past = { ...past, [seq]: step };
  scope.past = after;
  if (past === undefined) return nothing;
  const others = Object.keys(past);
  if (others.length > LARGE) enlargePast(scope, after);
  return others
    .filter((other) => {
      const there = past[other];
      return there !== undefined && isSamePlace(there, step);
    })
    .map(Number);
}

function isSamePlace(a: PastStep, b: PastStep): boolean {
  return (
    a.elementId === b.elementId &&
    a.iteration === b.iteration &&
    (a.resets === undefined) === (b.resets === undefined)
  );
}

/** Takes out all completed runs of a looping activity. */
export function forgetRuns(draft: Draft, scopeId: string): void {
  for (const [seq, step] of Object.entries(draft.state.scopes[scopeId]?.past ?? {})) {
    if (step.iteration !== undefined) forget(draft, scopeId, Number(seq));
  }
}

/** Takes a step out; what followed it follows what came before it. */
export function forget(draft: Draft, scopeId: string, seq: number): void {
  const past = draft.state.scopes[scopeId]?.past;
  const gone = past?.[seq];
  if (gone === undefined) return;
  const { [seq]: _gone, ...rest } = past ?? {};
  const scope = draft.scope(scopeId);
  if (Object.keys(rest).length > 0) scope.past = rest;
  else delete scope.past;
  const before = gone.follows;
  for (const [id, element] of Object.entries(draft.state.elements)) {
    if (element.follows?.includes(seq)) draft.put('elements', id, withFollows(element, seq, before));
  }
  for (const [id, other] of Object.entries(draft.state.scopes)) {
    if (other.past !== undefined && Object.values(other.past).some((step) => mentions(step, seq)))
      draft.scope(id).past = bypassAll(other.past, seq, before);
    if (other.follows !== undefined && Object.values(other.follows).flat(2).includes(seq))
      draft.scope(id).follows = replacedOnFlows(other.follows, seq, before);
  }
}

function replacedOnFlows(
  flows: { readonly [flowId: string]: readonly Follows[] },
  seq: number,
  before: Follows,
): { readonly [flowId: string]: readonly Follows[] } {
  const entries = Object.entries(flows).map(([flowId, tokens]): [string, readonly Follows[]] => [
    flowId,
    tokens.map((follows) => replaced(follows, seq, before)),
  ]);
  return Object.fromEntries(entries);
}

/** What a scope has behind it becomes part of what the scope round it has. */
export function foldPast(draft: Draft, fromId: string, intoId: string): void {
  const { past } = draft.state.scopes[fromId] ?? {};
  if (past === undefined) return;
  const lasting = lastAtEachElement(draft.state, past);
  for (const seq of lasting) {
    // Read anew each time: a step taken over may replace another that this one follows.
    const step = draft.state.scopes[fromId]?.past?.[seq];
    if (step === undefined) continue;
    const { iteration: _run, ...rest } = step;
    noteStep(draft, intoId, Number(seq), rest);
  }
}

/**
 * The steps of a past without those that a later one would only replace again: the many runs of one activity become a
 * single step. One that others follow stays, so that they are led past it.
 */
function lastAtEachElement({ elements, scopes }: InstanceState, past: Past): readonly string[] {
  const all = Object.keys(past);
  if (all.length <= LARGE) return all;
  const followed = new Set<number>();
  const add = (follows: Follows | undefined) => {
    for (const seq of follows ?? nothing) followed.add(seq);
  };
  for (const { follows } of Object.values(elements)) add(follows);
  for (const scope of Object.values(scopes)) {
    for (const tokens of Object.values(scope.follows ?? {})) tokens.forEach(add);
    for (const { follows, tokens } of Object.values(scope.past ?? {})) {
      add(follows);
      for (const token of tokens ?? []) add(token.follows);
    }
  }
  const later = new Set<string>();
  const isLast = (seq: string) => {
    const step = past[seq];
    if (step === undefined || step.resets !== undefined) return true;
    if (later.has(step.elementId)) return followed.has(Number(seq));
    later.add(step.elementId);
    return true;
  };
  return all.reverse().filter(isLast).reverse();
}

/** The steps of a past that nothing in it follows: what comes next follows these. */
export function lastOf(past: Past): Follows {
  const followed = new Set(Object.values(past).flatMap(({ follows }) => follows));
  return Object.keys(past)
    .map(Number)
    .filter((seq) => !followed.has(seq));
}

/** Marks that something was done which cannot be taken back. */
export function markActed(draft: Draft, elementInstanceId: string): void {
  const { elements, scopes } = draft.state;
  const element = elements[elementInstanceId];
  if (element?.follows === undefined) return;
  for (const seq of element.follows) {
    const scopeId = scopeWithStep(scopes, element.scopeId, seq);
    const step = scopeId === undefined ? undefined : scopes[scopeId]?.past?.[seq];
    if (scopeId === undefined || step === undefined || step.acted !== undefined) continue;
    const scope = draft.scope(scopeId);
    scope.past = { ...scope.past, [seq]: { ...step, acted: true } };
  }
}

/** The scope that has a step behind it; mostly one round the element that follows it. */
function scopeWithStep(scopes: InstanceState['scopes'], from: string, seq: number): string | undefined {
  for (let at: string | null = from; at !== null; at = scopes[at]?.parentId ?? null) {
    if (scopes[at]?.past?.[seq] !== undefined) return at;
  }
  return Object.keys(scopes).find((id) => scopes[id]?.past?.[seq] !== undefined);
}

function bypassAll(past: Past, seq: number, before: Follows): Past {
  return Object.fromEntries(Object.entries(past).map(([key, step]) => [key, bypass(step, seq, before)]));
}

function bypass(step: PastStep, seq: number, before: Follows): PastStep {
  if (!mentions(step, seq)) return step;
  const follows = replaced(step.follows, seq, before);
  if (step.tokens === undefined) return { ...step, follows };
  const tokens = step.tokens.map((token) => ({ ...token, follows: replaced(token.follows, seq, before) }));
  return { ...step, follows, tokens };
}

function mentions({ follows, tokens }: PastStep, seq: number): boolean {
  return follows.includes(seq) || (tokens?.some((token) => token.follows.includes(seq)) ?? false);
}

function replaced(follows: Follows, seq: number, before: Follows): Follows {
  if (!follows.includes(seq)) return follows;
  return joined([follows.filter((other) => other !== seq), before]);
}

function withFollows<T extends { readonly follows?: Follows }>(item: T, seq: number, before: Follows): T {
  const { follows = nothing, ...rest } = item;
  const now = replaced(follows, seq, before);
  return (now.length === 0 ? rest : { ...rest, follows: now }) as T;
}
