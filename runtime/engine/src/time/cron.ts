import { instantOf, wallAt } from '@flowbook/expressions';

/** A cron expression of five fields: minute, hour, day of month, month, day of week (0 and 7 are Sunday). */
export interface Cron {
  readonly minutes: ReadonlySet<number>;
  readonly hours: ReadonlySet<number>;
  readonly days: ReadonlySet<number>;
  readonly months: ReadonlySet<number>;
  readonly weekdays: ReadonlySet<number>;
  /** Both kinds of day are restricted: either one is enough. */
  readonly eitherDay: boolean;
}

/** Reads `0 9 * * 1-5` and the like; lists, ranges and steps are understood. `null` for any other text. */
export function readCron(text: string): Cron | null {
  const fields = text.trim().split(/\s+/);
  if (fields.length !== 5) return null;
  const [minute = '', hour = '', day = '', month = '', weekday = ''] = fields;
  const minutes = readField(minute, 0, 59);
  const hours = readField(hour, 0, 23);
  const days = readField(day, 1, 31);
  const months = readField(month, 1, 12);
  const weekdays = readField(weekday, 0, 7);
  if (minutes === null || hours === null || days === null || months === null || weekdays === null)
    return null;
  if (weekdays.has(7)) weekdays.add(0);
  return { minutes, hours, days, months, weekdays, eitherDay: day !== '*' && weekday !== '*' };
}

/** The first occurrence after an instant, read on the clocks of the zone; `null` when there is none within eight years. */
export function nextOccurrence(cron: Cron, afterMs: number, timeZone: string): number | null {
  const wall = wallAt(afterMs, timeZone);
  const firstDay = Math.floor(wall / DAY) * DAY;
  for (let day = firstDay; day < firstDay + 8 * 366 * DAY; day += DAY) {
    if (!isDay(cron, new Date(day))) continue;
    for (const time of timesOf(cron)) {
      const instant = instantOf(day + time, timeZone);
      if (instant > afterMs) return instant;
    }
  }
  return null;
}

const MINUTE = 60_000;
const DAY = 86_400_000;

function isDay(cron: Cron, date: Date): boolean {
  if (!cron.months.has(date.getUTCMonth() + 1)) return false;
  const ofMonth = cron.days.has(date.getUTCDate());
  const ofWeek = cron.weekdays.has(date.getUTCDay());
  return cron.eitherDay ? ofMonth || ofWeek : ofMonth && ofWeek;
}

function timesOf({ hours, minutes }: Cron): readonly number[] {
  return [...hours]
    .flatMap((hour) => [...minutes].map((minute) => (hour * 60 + minute) * MINUTE))
    .sort((a, b) => a - b);
}

function readField(text: string, least: number, most: number): Set<number> | null {
  const values = new Set<number>();
  for (const part of text.split(',')) {
    const found = /^(?:\*|(\d+)(?:-(\d+))?)(?:\/(\d+))?$/.exec(part);
    if (found === null) return null;
    const [, from, to, every] = found;
    const start = from === undefined ? least : Number(from);
    const end = to !== undefined ? Number(to) : from === undefined || every !== undefined ? most : start;
    const step = Number(every ?? 1);
    if (start < least || end > most || start > end || step < 1) return null;
    for (let value = start; value <= end; value += step) values.add(value);
  }
  return values;
}
