import { afterDuration } from './instants.ts';
import { standardCalendar, type WorkingCalendar } from './working-calendar.ts';
import { afterWorkingDuration, nextWorkingMoment } from './working-time.ts';

/** Where a host lives: the zone in which its clock times are read, and its working calendar. */
export interface TimeFrame {
  readonly timeZone: string;
  /** Absent: Monday to Friday from nine to six in the zone. */
  readonly calendar?: WorkingCalendar | undefined;
}

/** By which calendar a timer counts: working time alone; absent: time as it passes. */
export type CalendarName = 'working';

/** How time is counted; without a calendar as it passes. */
export interface Measure {
  readonly timeZone: string;
  readonly calendar: WorkingCalendar | null;
}

export function measureOf({ timeZone, calendar }: TimeFrame, by: CalendarName | undefined): Measure {
  return {
    timeZone,
    calendar: by === undefined ? null : (calendar ?? standardCalendar(timeZone)),
  };
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
