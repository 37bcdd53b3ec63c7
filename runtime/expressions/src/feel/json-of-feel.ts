import { type Budget, boundedText } from '../budget.ts';
import type { Json } from '../json.ts';
import {
  dateText,
  type FeelDuration,
  isDate,
  isDuration,
  isTemporal,
  isTime,
  type Temporal,
  timeText,
} from './temporal.ts';

/**
 * A FEEL value as JSON: dates as `YYYY-MM-DD`, times as `HH:mm:ss`, date-times as ISO 8601 with offset, durations as
 * ISO 8601. What JSON has no word for (a function, a range, not a number) is null.
 */
export function jsonOfFeel(value: unknown, budget: Budget): Json {
  budget.spend();
  if (typeof value === 'string') return boundedText(value);
  if (typeof value === 'boolean') return value;
  if (typeof value === 'number') return Number.isFinite(value) ? value + 0 : null;
  if (typeof value !== 'object' || value === null) return null;
  if (Array.isArray(value)) return value.map((item) => jsonOfFeel(item, budget));
  if (isTemporal(value)) return textOfTemporal(value);
  if (isDuration(value)) return textOfDuration(value);
  if (Object.getPrototypeOf(value) !== Object.prototype) return null;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, jsonOfFeel(member, budget)]));
}

function textOfTemporal(value: Temporal): string | null {
  if (!value.isValid) return null;
  if (isTime(value)) return timeText(value);
  return isDate(value) ? dateText(value) : value.toISO({ suppressMilliseconds: true });
}

function textOfDuration(value: FeelDuration): string | null {
  if (!value.isValid) return null;
  const { years = 0, months = 0 } = value.toObject();
  if (years !== 0 || months !== 0) return value.toISO();
  const parts = value.shiftTo('days', 'hours', 'minutes', 'seconds').toObject();
  const nonZero = (unit: string, letter: string) => (parts[unit] ? `${parts[unit]}${letter}` : '');
  const time = nonZero('hours', 'H') + nonZero('minutes', 'M') + nonZero('seconds', 'S');
  const text = `P${nonZero('days', 'D')}${time === '' ? '' : `T${time}`}`;
  return text === 'P' ? 'PT0S' : text;
}
