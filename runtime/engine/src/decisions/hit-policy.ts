import type { Json } from '../json.ts';
import { DecisionFailure } from './decision-failure.ts';
import type { Aggregation, DecisionTable } from './decision-model.ts';

/** A rule that matched, with its outputs column by column. */
export interface Hit {
  /** Counted from 1. */
  readonly number: number;
  readonly outputs: readonly Json[];
}

export interface Chosen {
  /** In the order of the result. */
  readonly hits: readonly Hit[];
  /** What the hits add up to, where the table aggregates. */
  readonly aggregate?: Json;
}

/**
 * DMN 1.3, 8.2.10: which of the rules that matched give the result. `orders` has the list of each column's output
 * values, the most important first, or null. Throws `DecisionFailure` where the policy is violated.
 */
export function applyHitPolicy(
  { hitPolicy, aggregation }: Pick<DecisionTable, 'hitPolicy' | 'aggregation'>,
  hits: readonly Hit[],
  orders: readonly Json[],
): Chosen {
  switch (hitPolicy) {
    case 'UNIQUE':
      return { hits: unique(hits) };
    case 'FIRST':
      return { hits: hits.slice(0, 1) };
    case 'ANY':
      return { hits: agreeing(hits) };
    case 'PRIORITY':
      return { hits: byOutput(hits, orders).slice(0, 1) };
    case 'OUTPUT ORDER':
      return { hits: byOutput(hits, orders) };
    case 'RULE ORDER':
      return { hits };
    case 'COLLECT':
      return aggregation === null ? { hits } : { hits, aggregate: aggregated(aggregation, hits) };
  }
}

function unique(hits: readonly Hit[]): readonly Hit[] {
  if (hits.length > 1)
    throw new DecisionFailure('several-rules-match', `only one rule may match, but ${numbersOf(hits)} do.`);
  return hits;
}

function agreeing(hits: readonly Hit[]): readonly Hit[] {
  const [first] = hits;
  if (hits.some(({ outputs }) => JSON.stringify(outputs) !== JSON.stringify(first?.outputs)))
    throw new DecisionFailure('rules-disagree', `rules ${numbersOf(hits)} match, but their outputs differ.`);
  return hits.slice(0, 1);
}

/** Sorted by the first column, then the second, and so on; rules that are equal keep their order. */
function byOutput(hits: readonly Hit[], orders: readonly Json[]): readonly Hit[] {
  const ranks = (hit: Hit) => orders.map((order, column) => rankIn(order, hit.outputs[column] ?? null));
  return [...hits].sort((a, b) => {
    const [left, right] = [ranks(a), ranks(b)];
    const column = left.findIndex((rank, index) => rank !== right[index]);
    return column < 0 ? 0 : (left[column] ?? 0) - (right[column] ?? 0);
  });
}

/** Place among the values; values that are not listed come last. Without a list all are equal. */
function rankIn(order: Json, value: Json): number {
  if (!Array.isArray(order)) return 0;
  const rank = order.findIndex((item: Json) => JSON.stringify(item) === JSON.stringify(value));
  return rank < 0 ? order.length : rank;
}

function aggregated(aggregation: Aggregation, hits: readonly Hit[]): Json {
  const values = hits.map(({ outputs }) => outputs[0] ?? null);
  if (aggregation === 'COUNT') return values.length;
  if (values.length === 0) return null;
  const numbers = values.filter((value) => typeof value === 'number');
  if (numbers.length < values.length)
    throw new DecisionFailure(
      'aggregation-not-possible',
      `${aggregation} takes numbers, but an output is none.`,
    );
  if (aggregation === 'MIN') return Math.min(...numbers);
  if (aggregation === 'MAX') return Math.max(...numbers);
  // Fifteen digits are what a binary number holds: 0.1 and 0.2 make 0.3.
  return Number(numbers.reduce((sum, number) => sum + number, 0).toPrecision(15));
}

function numbersOf(hits: readonly Hit[]): string {
  return hits.map(({ number }) => number).join(', ');
}
