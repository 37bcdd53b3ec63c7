import { afterDuration } from './instants.ts';
import { standardCalendar, type WorkingCalendar } from './working-calendar.ts';
import { afterWorkingDuration, nextWorkingMoment } from './working-time.ts';

/** Where a host lives: the zone in which its clock times are read, and its working calendar. */
export interface TimeFrame {
  readonly timeZone: string;
  /** Absent: Monday to Friday from nine to six in the zone. */
  readonly calendar?: WorkingCalendar | undefined;
}

/** What a timer or a due date says of how it counts. */
export interface Counting {
  /** Present: only working time counts, else time as it passes. */
  readonly calendar?: 'working';
  /** IANA zone of its clock times; absent: the host's. */
  readonly timeZone?: string;
}

/** How time is counted; without a calendar as it passes. */
export interface Measure {
  readonly timeZone: string;
  readonly calendar: WorkingCalendar | null;
  /** What was said of it, to be kept for the next time. */
  readonly said?: Counting;
}

/** A working calendar has a zone of its own; the zone that a timer names is that of the dates it is given. */
export function measureOf(frame: TimeFrame, said: Counting): Measure {
  const timeZone = said.timeZone ?? frame.timeZone;
  const calendar = said.calendar === undefined ? null : (frame.calendar ?? standardCalendar(timeZone));
  return { timeZone, calendar, said };
}

/** An instant and a duration later, by a measure; `null` where there is no such time. */
export function later(epochMs: number, duration: string, { timeZone, calendar }: Measure): number | null {
  return calendar === null
    ? afterDuration(epochMs, duration, timeZone)
    : afterWorkingDuration(epochMs, duration, calendar);
}

/** A time that is given; where only working time counts, the next at which somebody works. */
export function settled(epochMs: number, { calendar }: Measure): number | null {
  return calendar === null ? epochMs : nextWorkingMoment(epochMs, calendar);
}
