import { date as readTemporal } from '@bpmn-io/feelin';

/** The part of feelin's date values (luxon's `DateTime`) that we use. */
export interface Temporal {
  readonly isValid: boolean;
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly millisecond: number;
  readonly weekday: number;
  readonly offset: number;
  readonly zoneName: string | null;
  setZone(zone: string): Temporal;
  toISO(options?: { readonly suppressMilliseconds?: boolean }): string | null;
}

/** The part of feelin's durations (luxon's `Duration`) that we use. */
export interface FeelDuration {
  readonly isValid: boolean;
  toObject(): { readonly [unit: string]: number };
  shiftTo(...units: readonly string[]): FeelDuration;
  toISO(): string | null;
}

/** Reads a text as feelin does; null for what is no date. */
export function temporal(text: string): Temporal | null {
  try {
    const value: Temporal = readTemporal(text);
    return value.isValid ? value : null;
  } catch {
    return null;
  }
}

export function isTemporal(value: unknown): value is Temporal {
  return isObjectWith(value, 'isLuxonDateTime');
}

export function isDuration(value: unknown): value is FeelDuration {
  return isObjectWith(value, 'isLuxonDuration');
}

function isObjectWith(value: unknown, mark: string): boolean {
  return typeof value === 'object' && value !== null && Reflect.get(value, mark) === true;
}

/** FEEL knows a time by its date, 1 January 1900, as feelin does. */
export function isTime(value: Temporal): boolean {
  return value.year === 1900 && value.month === 1 && value.day === 1;
}

/** A date is midnight in UTC, as feelin has it. */
export function isDate(value: Temporal): boolean {
  const midnight = value.hour + value.minute + value.second + value.millisecond === 0;
  return midnight && value.zoneName === 'UTC' && !isTime(value);
}

export const dateText = ({ year, month, day }: Temporal) =>
  `${String(year).padStart(4, '0')}-${twoDigits(month)}-${twoDigits(day)}`;

export function timeText({ hour, minute, second, millisecond }: Temporal): string {
  const fraction = millisecond === 0 ? '' : `.${String(millisecond).padStart(3, '0')}`;
  return `${twoDigits(hour)}:${twoDigits(minute)}:${twoDigits(second)}${fraction}`;
}

export function offsetText(minutes: number): string {
  const [hours, rest] = [Math.trunc(Math.abs(minutes) / 60), Math.round(Math.abs(minutes) % 60)];
  return `${minutes < 0 ? '-' : '+'}${twoDigits(hours)}:${twoDigits(rest)}`;
}

const twoDigits = (number: number) => String(number).padStart(2, '0');
