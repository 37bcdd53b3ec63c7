import { order } from './order.ts';
import type { FeelRange } from './range.ts';
import type { Value } from './value.ts';

/** How one range lies to another (DMN 1.3, 10.3.4.9, table 78); null where their ends have no order. */
export type Relation = (a: FeelRange, b: FeelRange) => boolean | null;

export const isBefore: Relation = (a, b) => {
  if (a.end === null || b.start === null) return false;
  return holds(
    order(a.end, b.start),
    (sign) => sign < 0 || (sign === 0 && !(a.endIncluded && b.startIncluded)),
  );
};

export const meets: Relation = (a, b) => {
  if (!a.endIncluded || !b.startIncluded) return false;
  return holds(order(a.end, b.start), (sign) => sign === 0);
};

export const overlaps: Relation = (a, b) => and(not(isBefore(a, b)), not(isBefore(b, a)));

export const overlapsBefore: Relation = (a, b) =>
  and(
    holds(orderOfStarts(a, b), (sign) => sign < 0),
    not(isBefore(a, b)),
    holds(orderOfEnds(a, b), (sign) => sign <= 0),
  );

/** The end of both is the same, and `a` begins no sooner. */
export const finishes: Relation = (a, b) =>
  and(
    holds(orderOfEnds(a, b), (sign) => sign === 0),
    holds(orderOfStarts(a, b), (sign) => sign >= 0),
  );

/** The start of both is the same, and `a` ends no later. */
export const starts: Relation = (a, b) =>
  and(
    holds(orderOfStarts(a, b), (sign) => sign === 0),
    holds(orderOfEnds(a, b), (sign) => sign <= 0),
  );

export const includes: Relation = (a, b) =>
  and(
    holds(orderOfStarts(a, b), (sign) => sign <= 0),
    holds(orderOfEnds(a, b), (sign) => sign >= 0),
  );

export const coincides: Relation = (a, b) => and(includes(a, b), includes(b, a));

/** A start that is included comes before one at the same value that is not; an open one before all. */
function orderOfStarts(a: FeelRange, b: FeelRange): number | null {
  return (
    orderOfSides(a.start, b.start, -1) ??
    tie(order(a.start, b.start), Number(b.startIncluded) - Number(a.startIncluded))
  );
}

/** An end that is included comes after one at the same value that is not; an open one after all. */
function orderOfEnds(a: FeelRange, b: FeelRange): number | null {
  return (
    orderOfSides(a.end, b.end, 1) ?? tie(order(a.end, b.end), Number(a.endIncluded) - Number(b.endIncluded))
  );
}

/** The order where one side is open; null where none is. */
function orderOfSides(a: Value, b: Value, farthest: number): number | null {
  if (a === null) return b === null ? 0 : farthest;
  return b === null ? -farthest : null;
}

const tie = (sign: number | null, otherwise: number) => (sign === 0 ? otherwise : sign);
const not = (answer: boolean | null) => (answer === null ? null : !answer);

function holds(sign: number | null, isSo: (sign: number) => boolean): boolean | null {
  return sign === null ? null : isSo(sign);
}

function and(...answers: readonly (boolean | null)[]): boolean | null {
  if (answers.includes(false)) return false;
  return answers.includes(null) ? null : true;
}
