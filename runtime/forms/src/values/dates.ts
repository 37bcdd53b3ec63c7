import { wallClockOf } from './moment.ts';

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
const TIME = /^([01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,3})?)?(?:Z|[+-](?:0\d|1[0-4]):[0-5]\d)?$/;

/** True for `YYYY-MM-DD` naming a day that exists. */
export function isDate(text: string): boolean {
  const match = DATE.exec(text);
  if (match === null) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  return month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month);
}

/** True for `HH:mm`, with seconds, `Z` or offset if they are there. */
export function isTime(text: string): boolean {
  return TIME.test(text);
}

/** True for an ISO date-time; the offset may be missing (form-js' `no_timezone`). */
export function isDateTime(text: string): boolean {
  const [date, time, more] = text.split('T');
  return more === undefined && date !== undefined && time !== undefined && isDate(date) && isTime(time);
}

function daysIn(year: number, month: number): number {
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0;
}

/** The day of an instant in a zone, `YYYY-MM-DD`. */
export function dayOf(instant: string, timeZone: string): string {
  return wallClockOf(instant, timeZone).date;
}
