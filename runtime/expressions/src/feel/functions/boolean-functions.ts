import type { Run } from '../interpreter/run.ts';
import { zoneText } from '../temporal/clock-zone.ts';
import { FeelDateTime, FeelTime } from '../temporal/temporal-values.ts';
import { isEqual } from '../values/equality.ts';
import { kindOf, type Value } from '../values/value.ts';
import { any } from './parameters.ts';
import { type Signature, signature } from './signature.ts';

/** DMN 1.3, 10.3.4.2 and 10.3.4.6. */
export const booleanFunctions: { readonly [name: string]: readonly Signature[] } = {
  not: [signature([any('negand')], ([negand]) => (typeof negand === 'boolean' ? !negand : null))],
  is: [signature([any('value1'), any('value2')], ([a, b], run) => isSame(a, b, run))],
};

/** The same value of the same kind; times of day also by the clocks of the same zone. */
function isSame(a: Value, b: Value, run: Run): boolean {
  return kindOf(a) === kindOf(b) && isEqual(a, b, run) && zoneOf(a) === zoneOf(b);
}

function zoneOf(value: Value): string {
  return value instanceof FeelTime || value instanceof FeelDateTime ? zoneText(value.zone) : '';
}
