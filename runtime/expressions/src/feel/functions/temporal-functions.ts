import { wallOf } from '../temporal/temporal-arithmetic.ts';
import { dayOfYear, weekOfYear } from '../temporal/temporal-properties.ts';
import type { Value } from '../values/value.ts';
import { date } from './parameters.ts';
import { type Signature, signature } from './signature.ts';

const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
);

/** What the clocks show of a day, asked of a date or a date and time. */
const ofDay = (compute: (wallMs: number) => Value): readonly Signature[] => [
  signature([date('date')], ([day]) => compute(wallOf(day))),
];

/** DMN 1.3, 10.3.4.6 and 10.3.4.8; the present is that of the environment. */
export const temporalFunctions: { readonly [name: string]: readonly Signature[] } = {
  now: [signature([], (_none, { present }) => present.now())],
  today: [signature([], (_none, { present }) => present.today())],
  'day of year': ofDay(dayOfYear),
  'day of week': ofDay((wallMs) => WEEKDAYS[new Date(wallMs).getUTCDay()] ?? null),
  'month of year': ofDay((wallMs) => MONTHS[new Date(wallMs).getUTCMonth()] ?? null),
  'week of year': ofDay(weekOfYear),
};
