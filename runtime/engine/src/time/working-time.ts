import { instantOf, readDuration, wallAt } from '@flowbook/expressions';
import { afterDuration } from './instants.ts';
import { hoursOn, isOrdinaryWeek, type WorkingCalendar, weeklyHours } from './working-calendar.ts';

const MINUTE = 60_000;
const DAY = 86_400_000;
const WEEK = 7 * DAY;
/** Four hundred years; a calendar in which nobody works until then has no such time. */
const MAX_DAYS = 146_097;

/**
 * An instant and a duration of working time later. Years, months and weeks are counted on the calendar, days are days on
 * which somebody works, hours and less are working hours. Days begin to count at the next working moment (Saturday's two
 * days are those of Monday morning) and end at the same time of day, or where that is no working time as
 * {@link onDay} says. Hours end at the latest within the hours that make them up: what is due after all of Friday is due on
 * Friday evening. Nothing added is the instant itself.
 *
 * @returns `null` for text that is no duration, for a negative one, and where there is no such time
 */
export function afterWorkingDuration(
  epochMs: number,
  text: string,
  calendar: WorkingCalendar,
): number | null {
  const length = readDuration(text);
  if (length === null || length.months < 0 || length.days < 0 || length.ms < 0) return null;
  const weekDays = 7 * Number(/(\d+)W/.exec(text)?.[1] ?? 0);
  const { months, ms } = length;
  const days = length.days - weekDays;
  let at: number | null = epochMs;
  if (months + weekDays > 0) {
    const later = afterDuration(at, `P${months}M${weekDays}D`, calendar.timeZone);
    at = later === null ? null : nextWorkingMoment(later, calendar);
  }
  if (at !== null && days > 0) at = afterDays(at, days, calendar);
  if (at !== null && ms > 0) at = afterHours(at, ms, calendar);
  return at;
}

/** The instant itself where somebody works then, else the next at which somebody begins; `null`: never. */
export function nextWorkingMoment(epochMs: number, calendar: WorkingCalendar): number | null {
  const first = dayOf(epochMs, calendar);
  for (let day = first; day < first + MAX_DAYS * DAY; day += DAY) {
    for (const { from, to } of spansOn(calendar, day)) {
      if (epochMs < to) return Math.max(epochMs, from);
    }
  }
  return null;
}

function afterDays(epochMs: number, days: number, calendar: WorkingCalendar): number | null {
  const start = nextWorkingMoment(epochMs, calendar);
  if (start === null) return null;
  const first = dayOf(start, calendar);
  let left = days;
  for (let day = first + DAY; day < first + MAX_DAYS * DAY; day += DAY) {
    if (hoursOn(calendar, day).length > 0) left -= 1;
    if (left === 0) return onDay(calendar, day, wallAt(start, calendar.timeZone) - first);
  }
  return null;
}

/** A time of day on a working day: in a break the end of the break, before the hours their beginning, after them their end. */
function onDay(calendar: WorkingCalendar, day: number, timeOfDay: number): number {
  const hours = hoursOn(calendar, day);
  const span = hours.find(({ to }) => timeOfDay <= to * MINUTE);
  const last = hours.at(-1)?.to ?? 0;
  const time = span === undefined ? last * MINUTE : Math.max(timeOfDay, span.from * MINUTE);
  return instantOf(day + time, calendar.timeZone);
}

/** Ordinary weeks are skipped whole, so that years ahead cost little more than days. */
function afterHours(epochMs: number, ms: number, calendar: WorkingCalendar): number | null {
  const weekly = weeklyHours(calendar);
  const first = dayOf(epochMs, calendar);
  let left = ms;
  let day = first;
  while (day < first + MAX_DAYS * DAY) {
    if (day > first && weekly > 0 && left > weekly && isPlainWeek(calendar, day)) {
      left -= weekly;
      day += WEEK;
      continue;
    }
    for (const span of spansOn(calendar, day)) {
      const from = Math.max(span.from, epochMs);
      const worked = Math.max(0, span.to - from);
      if (worked > 0 && left <= worked) return from + left;
      left -= worked;
    }
    day += DAY;
  }
  return null;
}

/** An ordinary week in which the clocks do not change. */
function isPlainWeek(calendar: WorkingCalendar, day: number): boolean {
  const { timeZone } = calendar;
  return instantOf(day + WEEK, timeZone) - instantOf(day, timeZone) === WEEK && isOrdinaryWeek(calendar, day);
}

/** The hours of a day as instants; on a day on which the clocks change each is looked up. */
function spansOn(calendar: WorkingCalendar, day: number): readonly { from: number; to: number }[] {
  const hours = hoursOn(calendar, day);
  if (hours.length === 0) return [];
  const { timeZone } = calendar;
  const midnight = instantOf(day, timeZone);
  const isPlain = instantOf(day + DAY, timeZone) - midnight === DAY;
  const at = (minute: number) =>
    isPlain ? midnight + minute * MINUTE : instantOf(day + minute * MINUTE, timeZone);
  return hours.map(({ from, to }) => ({ from: at(from), to: at(to) }));
}

function dayOf(epochMs: number, { timeZone }: WorkingCalendar): number {
  return Math.floor(wallAt(epochMs, timeZone) / DAY) * DAY;
}
