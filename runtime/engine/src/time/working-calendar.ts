/**
 * When a firm works: its hours on each day of the week and the days that differ, on the clocks of one zone. Plain data, so
 * that it may be handed in with every command.
 */
export interface WorkingCalendar {
  /** IANA zone whose clocks the hours are read on. */
  readonly timeZone: string;
  /** Seven days, Sunday first; a day off has no hours. */
  readonly week: readonly (readonly WorkingHours[])[];
  /** Days that differ from their weekday, by date (`2026-10-01`): a holiday has no hours, a make-up day has some. */
  readonly days: { readonly [date: string]: readonly WorkingHours[] };
}

/** A span of one day, in minutes of its clock: 9:00 to 12:00 is 540 to 720. Those of a day are in order and do not overlap. */
export interface WorkingHours {
  readonly from: number;
  /** 1440 is midnight. */
  readonly to: number;
}

const officeHours: readonly WorkingHours[] = [{ from: 9 * 60, to: 18 * 60 }];
const off: readonly WorkingHours[] = [];

/** Monday to Friday from nine to six, without holidays: what counts where nobody says otherwise. */
export function standardCalendar(timeZone: string): WorkingCalendar {
  const week = [off, officeHours, officeHours, officeHours, officeHours, officeHours, off];
  return { timeZone, week, days: {} };
}

const DAY = 86_400_000;

/** The hours of a day, which is given as its midnight as if it were UTC. */
export function hoursOn({ week, days }: WorkingCalendar, day: number): readonly WorkingHours[] {
  const date = dateOf(day);
  if (Object.hasOwn(days, date)) return days[date] ?? off;
  return week[new Date(day).getUTCDay()] ?? off;
}

/** Whether the seven days from this one on are those of an ordinary week. */
export function isOrdinaryWeek({ days }: WorkingCalendar, day: number): boolean {
  for (let n = 0; n < 7; n += 1) if (Object.hasOwn(days, dateOf(day + n * DAY))) return false;
  return true;
}

/** Working time of an ordinary week, in milliseconds. */
export function weeklyHours({ week }: WorkingCalendar): number {
  return week.flat().reduce((sum, { from, to }) => sum + (to - from) * 60_000, 0);
}

function dateOf(day: number): string {
  return new Date(day).toISOString().slice(0, 10);
}
