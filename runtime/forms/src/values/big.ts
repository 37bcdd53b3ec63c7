import type { Json } from '@flowbook/expressions';
import Big from 'big.js';

/** The exact decimal of a number or numeric text; null for anything else. */
export function decimalOf(value: Json | undefined): Big | null {
  if (typeof value !== 'number' && typeof value !== 'string') return null;
  if (typeof value === 'string' && value.length > 100) return null;
  try {
    return new Big(value);
  } catch {
    return null;
  }
}

/** Digits behind the decimal point, written out in full. */
export function decimalsOf(value: Big): number {
  return value.toFixed().split('.')[1]?.length ?? 0;
}

/** The sum of what is numeric among the values, without the errors of binary fractions. */
export function sumOf(values: readonly (Json | undefined)[]): number {
  let sum = new Big(0);
  for (const value of values) sum = sum.plus(decimalOf(value) ?? 0);
  return sum.toNumber();
}
