import jsonLogic from 'json-logic-js';
import type { Json } from '../json.ts';
import { isList, numberIn, sameJson } from '../json-values.ts';
import { readMoment } from '../time/moment.ts';
import { type Operations, operation, type Run } from './operation.ts';

/** Equal by value; a number also equals the text that is nothing but that number. Nothing but null equals null. */
function looselyEqual(a: Json, b: Json): boolean {
  if (typeof a === typeof b) return sameJson(a, b);
  if (typeof a === 'number' && typeof b === 'string') return numberIn(b) === a;
  if (typeof a === 'string' && typeof b === 'number') return numberIn(a) === b;
  return false;
}

/**
 * Negative, zero or positive as `a` comes before, with or after `b`: numbers by size (a numeric text beside a number
 * counts as one), moments by time however they are written, other texts by their characters. Null where the two
 * have no order, above all where one is missing.
 */
function order(a: Json | undefined, b: Json | undefined, run: Run): number | null {
  if (typeof a === 'string' && typeof b === 'string') return orderOfTexts(a, b, run);
  const [left, right] = [numberIn(a), numberIn(b)];
  return left === null || right === null ? null : left - right;
}

function orderOfTexts(a: string, b: string, { environment }: Run): number {
  const [left, right] = [readMoment(a, environment.timeZone), readMoment(b, environment.timeZone)];
  if (left !== null && right !== null) return left.epochMs - right.epochMs;
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function ordered(holds: (sign: number) => boolean, maxArguments = 2) {
  return operation(2, maxArguments, (args, _data, run) =>
    args.slice(1).every((right, index) => {
      const sign = order(args[index], right, run);
      return sign !== null && holds(sign);
    }),
  );
}

/** Operators that answer yes or no. A missing value makes every comparison by size false. */
export const comparisonOperations: Operations = {
  '==': operation(2, 2, ([a = null, b = null]) => looselyEqual(a, b)),
  '!=': operation(2, 2, ([a = null, b = null]) => !looselyEqual(a, b)),
  '===': operation(2, 2, ([a = null, b = null]) => sameJson(a, b)),
  '!==': operation(2, 2, ([a = null, b = null]) => !sameJson(a, b)),
  '<': ordered((sign) => sign < 0, 3),
  '<=': ordered((sign) => sign <= 0, 3),
  '>': ordered((sign) => sign > 0),
  '>=': ordered((sign) => sign >= 0),
  '!': operation(1, 1, ([value]) => !jsonLogic.truthy(value)),
  '!!': operation(1, 1, ([value]) => jsonLogic.truthy(value)),
  in: operation(2, 2, ([part = null, whole = null], _data, { budget }) => {
    if (typeof whole === 'string') return typeof part === 'string' && whole.includes(part);
    if (!isList(whole)) return false;
    budget.spend(whole.length);
    return whole.some((item) => looselyEqual(item, part));
  }),
};
