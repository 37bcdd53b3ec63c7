import { shiftDecimal } from '../decimal.ts';
import { ExpressionError } from '../expression-error.ts';
import type { Json } from '../json.ts';
import { numberIn } from '../json-values.ts';
import { type Operations, operation } from './operation.ts';

/** The result of a sum over the arguments; null where one is missing or where there is no result, as in FEEL. */
function arithmetic(
  operator: string,
  [min, max]: readonly [number, number],
  compute: (numbers: readonly number[]) => number,
) {
  return operation(min, max, (args) => {
    if (args.some((arg) => arg === null || arg === '')) return null;
    const result = compute(args.map((arg) => requireNumber(operator, arg)));
    // `+ 0` makes -0 the 0 that JSON knows.
    return Number.isFinite(result) ? result + 0 : null;
  });
}

function requireNumber(operator: string, value: Json): number {
  const number = numberIn(value);
  if (number === null) throw new ExpressionError(`"${operator}" takes numbers, not ${kindOf(value)}`);
  return number;
}

/** What a value is, without saying which: messages may be kept, data may be private. */
function kindOf(value: Json): string {
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'an object';
  return typeof value === 'string' ? 'a text' : String(value);
}

/**
 * Rounds half away from zero, on the decimal number that is meant: what binary numbers add behind the fifteenth digit
 * is dropped first, so that 1.005 becomes 1.01 and 0.285 * 100 becomes 29. Digits: −12 to 12.
 */
export function roundHalfAwayFromZero(value: number, digits: number): number {
  if (!Number.isInteger(digits) || Math.abs(digits) > 12)
    throw new ExpressionError('"round" takes a whole number of digits between -12 and 12');
  const shifted = shiftDecimal(Number(value.toPrecision(15)), digits);
  const rounded = Math.sign(shifted) * Math.round(Math.abs(shifted));
  return shiftDecimal(rounded, -digits);
}

/** A number that counts as whole when binary arithmetic only just missed it (2.9999999999999996). */
const settled = (value: number) => Number(value.toPrecision(15));

/** Operators on numbers; numeric texts count as numbers. */
export const numberOperations: Operations = {
  '+': arithmetic('+', [1, Infinity], (numbers) => numbers.reduce((sum, number) => sum + number, 0)),
  '-': arithmetic('-', [1, 2], ([a = 0, b]) => (b === undefined ? 0 - a : a - b)),
  '*': arithmetic('*', [1, Infinity], (numbers) => numbers.reduce((product, number) => product * number, 1)),
  '/': arithmetic('/', [2, 2], ([a = 0, b = 0]) => a / b),
  '%': arithmetic('%', [2, 2], ([a = 0, b = 0]) => a % b),
  min: arithmetic('min', [1, Infinity], (numbers) => Math.min(...numbers)),
  max: arithmetic('max', [1, Infinity], (numbers) => Math.max(...numbers)),
  round: arithmetic('round', [1, 2], ([value = 0, digits = 0]) => roundHalfAwayFromZero(value, digits)),
  floor: arithmetic('floor', [1, 1], ([value = 0]) => Math.floor(settled(value))),
  ceil: arithmetic('ceil', [1, 1], ([value = 0]) => Math.ceil(settled(value))),
};
