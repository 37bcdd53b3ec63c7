import { wallTime } from './zone.ts';

export const DAY_MS = 86_400_000;

/** Whether a month has the day. What is no whole number is none of a calendar. */
export function dayExists(year: number, month: number, day: number): boolean {
  const date = new Date(wallTime(year, month, day));
  return date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/** The same day and time some months later or earlier; the last of the month where it has no such day. */
export function monthsLater(wallMs: number, months: number): number {
  const date = new Date(wallMs);
  const monthsSince0 = date.getUTCFullYear() * 12 + date.getUTCMonth() + months;
  const [year, month] = [Math.floor(monthsSince0 / 12), (((monthsSince0 % 12) + 12) % 12) + 1];
  const lastOfMonth = new Date(wallTime(year, month + 1, 0)).getUTCDate();
  const timeOfDay = wallMs - wallTime(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate());
  return wallTime(year, month, Math.min(date.getUTCDate(), lastOfMonth)) + timeOfDay;
}
