import { order } from '../values/order.ts';
import { finite, type Value } from '../values/value.ts';
import { isAny, isNumber, items } from './parameters.ts';
import { type Signature, signature } from './signature.ts';

type Numbers = readonly number[];

/** One result out of numbers, given as a list or one after the other; null for a list that is too short. */
const ofNumbers = (compute: (numbers: Numbers) => Value, shortest = 1): readonly Signature[] => [
  signature([items('list', isNumber)], ([numbers]) => (numbers.length < shortest ? null : compute(numbers))),
];

const ofAny = (compute: (values: readonly Value[]) => Value): readonly Signature[] => [
  signature([items('list', isAny)], ([values]) => compute(values)),
];

/** DMN 1.3, 10.3.4.4: one value out of the items of a list. */
export const statisticsFunctions: { readonly [name: string]: readonly Signature[] } = {
  min: ofAny((values) => extreme(values, -1)),
  max: ofAny((values) => extreme(values, 1)),
  sum: ofNumbers((numbers) => finite(total(numbers))),
  mean: ofNumbers((numbers) => finite(total(numbers) / numbers.length)),
  product: ofNumbers((numbers) => finite(numbers.reduce((product, number) => product * number, 1))),
  median: ofNumbers((numbers) => {
    const sorted = [...numbers].sort((a, b) => a - b);
    const middle = sorted.length / 2;
    const [lower = 0, upper = 0] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]];
    return finite((lower + upper) / 2);
  }),
  stddev: ofNumbers((numbers) => {
    const mean = total(numbers) / numbers.length;
    const squares = numbers.map((number) => (number - mean) ** 2);
    return finite(Math.sqrt(total(squares) / (numbers.length - 1)));
  }, 2),
  mode: ofNumbers((numbers) => {
    const counts = new Map<number, number>();
    for (const number of numbers) counts.set(number, (counts.get(number) ?? 0) + 1);
    const most = [...counts.values()].reduce((a, b) => Math.max(a, b), 0);
    return [...counts.keys()].filter((number) => counts.get(number) === most).sort((a, b) => a - b);
  }, 0),
  all: ofAny((values) => {
    if (values.includes(false)) return false;
    return values.every((value) => value === true) ? true : null;
  }),
  any: ofAny((values) => {
    if (values.includes(true)) return true;
    return values.every((value) => value === false) ? false : null;
  }),
};

const total = (numbers: Numbers) => numbers.reduce((sum, number) => sum + number, 0);

/** The least or greatest of values that have an order; null where they have none. */
function extreme(values: readonly Value[], sign: number): Value {
  const [first = null, ...others] = values;
  let best = first;
  for (const value of others) {
    const compared = order(value, best);
    if (compared === null) return null;
    if (compared * sign > 0) best = value;
  }
  return others.length > 0 || order(best, best) !== null ? best : null;
}
