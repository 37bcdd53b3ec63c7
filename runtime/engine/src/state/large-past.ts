import type { DraftScope } from './draft.ts';
import { hiddenBehind, hideBehind } from './hidden-table.ts';
import { LargeTable } from './large-table.ts';
import type { Past, PastStep } from './past.ts';

/** The past of a scope with very many runs, in which a step and what stands at its place are found without looking through all. */
interface LargePast {
  readonly steps: LargeTable<PastStep>;
  /** Shared by all pasts that come from one another, so it may name steps that this one has not. */
  readonly numbersByPlace: Map<string, readonly number[]>;
}

const pasts = new WeakMap<LargeTable<unknown>, LargePast>();

/** Keeps the past of a scope in the large form from now on. */
export function enlargePast(scope: DraftScope, past: Past): void {
  const numbersByPlace = new Map<string, readonly number[]>();
  for (const [seq, step] of Object.entries(past)) addPlace(numbersByPlace, placeOf(step), Number(seq));
  keep(scope, { steps: LargeTable.of(past), numbersByPlace });
}

/** Adds a step to a large past; answers the numbers of those at the same place, or `undefined` where the past is no large one. */
export function noteInLarge(scope: DraftScope, seq: number, step: PastStep): readonly number[] | undefined {
  const table = hiddenBehind(scope, 'past');
  const past = table === undefined ? undefined : pasts.get(table);
  if (past === undefined) return undefined;
  const { steps, numbersByPlace } = past;
  const place = placeOf(step);
  const same = (numbersByPlace.get(place) ?? []).filter((number) => {
    const other = number === seq ? undefined : steps.get(String(number));
    return other !== undefined && placeOf(other) === place;
  });
  addPlace(numbersByPlace, place, seq);
  keep(scope, { steps: steps.with(String(seq), step), numbersByPlace });
  return same;
}

function keep(scope: DraftScope, past: LargePast): void {
  pasts.set(past.steps, past);
  hideBehind(scope, 'past', past.steps);
}

function addPlace(numbersByPlace: Map<string, readonly number[]>, place: string, seq: number): void {
  const known = numbersByPlace.get(place) ?? [];
  if (!known.includes(seq)) numbersByPlace.set(place, [...known, seq]);
}

/** What makes two steps stand at the same place: the element, the run, and whether a gateway opened or reset. */
function placeOf({ elementId, iteration, resets }: PastStep): string {
  return JSON.stringify([elementId, iteration ?? null, resets !== undefined]);
}
