/**
 * Moves the decimal point of a number by some digits without multiplying, so that no error of binary numbers comes in:
 * 1.005 becomes 100.5.
 */
export function shiftDecimal(value: number, digits: number): number {
  const [mantissa, exponent = '0'] = String(value).split('e');
  return Number(`${mantissa}e${Number(exponent) + digits}`);
}
