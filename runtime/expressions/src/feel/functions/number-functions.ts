import { shiftDecimal } from '../../decimal.ts';
import type { FeelDuration } from '../temporal/feel-duration.ts';
import { finite, type Value } from '../values/value.ts';
import { duration, number, optional } from './parameters.ts';
import { type Signature, signature } from './signature.ts';

const ofNumber = (compute: (number: number) => Value): readonly Signature[] => [
  signature([number('number')], ([value]) => compute(value)),
];

/** Rounds at a number of decimals, which may be left out where `scale` is optional. */
const rounding = (round: (shifted: number) => number): readonly Signature[] => [
  signature([number('n'), number('scale')], ([n, scale]) => rounded(n, scale, round)),
];
const roundingOptionally = (round: (shifted: number) => number): readonly Signature[] => [
  signature([number('n'), optional(number('scale'))], ([n, scale]) => rounded(n, scale ?? 0, round)),
];

const awayFromZero = (round: (size: number) => number) => (n: number) => Math.sign(n) * round(Math.abs(n));

/** DMN 1.3, 10.3.4.5. Rounding works on the decimal number that is meant, as FEEL numbers are decimal (10.3.2.3.1). */
export const numberFunctions: { readonly [name: string]: readonly Signature[] } = {
  decimal: rounding(halfToEven),
  floor: roundingOptionally(Math.floor),
  ceiling: roundingOptionally(Math.ceil),
  'round up': rounding(awayFromZero(Math.ceil)),
  'round down': rounding(Math.trunc),
  'round half up': rounding(awayFromZero((size) => Math.floor(size + 0.5))),
  'round half down': rounding(awayFromZero((size) => Math.ceil(size - 0.5))),
  abs: [
    signature([number('n')], ([n]) => Math.abs(n)),
    signature([duration('n')], ([n]) => (isNegative(n) ? n.map((part) => 0 - part) : n)),
  ],
  modulo: [
    signature([number('dividend'), number('divisor')], ([dividend, divisor]) => {
      if (divisor === 0) return null;
      const rest = ((dividend % divisor) + divisor) % divisor;
      return finite(Math.round(rest * 1e9) / 1e9);
    }),
  ],
  sqrt: ofNumber((value) => (value < 0 ? null : Math.sqrt(value))),
  log: ofNumber((value) => (value <= 0 ? null : Math.log(value))),
  exp: ofNumber((value) => finite(Math.exp(value))),
  odd: ofNumber((value) => Math.abs(value) % 2 === 1),
  even: ofNumber((value) => value % 2 === 0),
};

const isNegative = ({ months, ms }: FeelDuration) => months < 0 || (months === 0 && ms < 0);

function rounded(n: number, scale: number, round: (shifted: number) => number): number | null {
  if (!Number.isInteger(scale) || Math.abs(scale) > 6176) return null;
  const shifted = shiftDecimal(n, scale);
  // A number has no digits that far behind the point.
  return Number.isFinite(shifted) ? finite(shiftDecimal(round(shifted), -scale) + 0) : n;
}

function halfToEven(n: number): number {
  const floor = Math.floor(n);
  if (n - floor !== 0.5) return Math.round(n);
  return floor % 2 === 0 ? floor : floor + 1;
}
