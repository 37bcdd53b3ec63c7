import { readFileSync } from 'node:fs';
import { standardCalendar, type WorkingCalendar, type WorkingHours } from '@flowbook/engine';
import { z } from 'zod';
import { isTimeZone } from './time-zone.ts';

const HOURS = /^([01]\d|2[0-3]):([0-5]\d)-(?:([01]\d|2[0-3]):([0-5]\d)|(24):(00))$/;
/** A span of holidays that is longer is a slip of the pen. */
const LONGEST_HOLIDAY = 92;
const DAY = 86_400_000;

const Hours = z
  .string()
  .regex(HOURS, 'must be hours such as 09:00-18:00')
  .transform((text) => {
    const [fromHour, fromMinute, ...to] = (HOURS.exec(text) ?? [])
      .slice(1)
      .filter((part) => part !== undefined);
    return { from: minutes(fromHour, fromMinute), to: minutes(...to) };
  })
  .refine(
    ({ from, to }) => from < to,
    'must end after they begin; hours after midnight belong to the next day',
  );

const HoursOfDay = z
  .array(Hours)
  .max(24)
  .refine(
    (hours) => hours.every(({ from }, n) => from >= (hours[n - 1]?.to ?? 0)),
    'must stand in order and not overlap',
  );

const Day = z
  .string()
  .refine(
    (text) => /^\d{4}-\d{2}-\d{2}$/.test(text) && writtenDay(Date.parse(`${text}T00:00:00Z`)) === text,
    'must be a date such as 2026-10-01',
  );
const Name = z.string().max(100).optional();

const Holiday = z.union([
  Day.transform((date) => ({ from: date, to: date })),
  z.strictObject({ date: Day, name: Name }).transform(({ date }) => ({ from: date, to: date })),
  z
    .strictObject({ from: Day, to: Day, name: Name })
    .refine(({ from, to }) => from <= to && daysFrom(from, to) <= LONGEST_HOLIDAY, {
      error: `must end after it begins, within ${LONGEST_HOLIDAY} days`,
    }),
]);

const WEEKDAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'] as const;

const CalendarFile = z
  .strictObject({
    timeZone: z.string().refine(isTimeZone, 'must be an IANA time zone such as Asia/Shanghai').optional(),
    week: z
      .strictObject(Object.fromEntries(WEEKDAYS.map((day) => [day, HoursOfDay.default([])])))
      .refine(
        (week) => Object.values(week).some((hours) => hours.length > 0),
        'must have hours on one day at least',
      ),
    holidays: z.array(Holiday).max(5000).default([]),
    workingDays: z
      .array(z.strictObject({ date: Day, hours: HoursOfDay.min(1).optional(), name: Name }))
      .max(5000)
      .default([]),
  })
  .superRefine(({ holidays, workingDays }, context) => {
    const off = new Set(holidays.flatMap(({ from, to }) => daysOf(from, to)));
    for (const [n, { date }] of workingDays.entries()) {
      if (!off.has(date)) continue;
      context.addIssue({ code: 'custom', path: ['workingDays', n], message: `${date} is a holiday as well` });
    }
  });

/** Why a calendar file cannot be used, in a line for each fault. */
export class CalendarFileError extends Error {
  override readonly name = 'CalendarFileError';
}

/**
 * The firm's working calendar, from a JSON file (`server/README.md` describes it); without a file Monday to Friday from nine
 * to six. Throws `CalendarFileError`.
 *
 * @param timeZone whose clocks count where the file names no zone
 */
export function readWorkingCalendar(file: string | null, timeZone: string): WorkingCalendar {
  if (file === null) return standardCalendar(timeZone);
  const parsed = CalendarFile.safeParse(readJson(file));
  if (!parsed.success) {
    const faults = parsed.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`.trim());
    throw new CalendarFileError(`CALENDAR_FILE ${file}: ${faults.join('\nCALENDAR_FILE: ')}`);
  }
  const { data } = parsed;
  const week = WEEKDAYS.map((day) => data.week[day] ?? []);
  return { timeZone: data.timeZone ?? timeZone, week, days: daysThatDiffer(data, week) };
}

function daysThatDiffer(
  { holidays, workingDays }: z.infer<typeof CalendarFile>,
  week: readonly (readonly WorkingHours[])[],
): WorkingCalendar['days'] {
  const usual = [...week.slice(1), ...week.slice(0, 1)].find((hours) => hours.length > 0) ?? [];
  return Object.fromEntries([
    ...holidays.flatMap(({ from, to }) => daysOf(from, to).map((date) => [date, []] as const)),
    ...workingDays.map(({ date, hours }) => [date, hours ?? usual] as const),
  ]);
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    const reason = error instanceof SyntaxError ? 'is no JSON' : 'cannot be read';
    throw new CalendarFileError(`CALENDAR_FILE ${file} ${reason}`, { cause: error });
  }
}

function minutes(hour = '0', minute = '0'): number {
  return Number(hour) * 60 + Number(minute);
}

function daysOf(from: string, to: string): readonly string[] {
  const first = Date.parse(`${from}T00:00:00Z`);
  return Array.from({ length: daysFrom(from, to) }, (_, n) => writtenDay(first + n * DAY));
}

function daysFrom(from: string, to: string): number {
  return (Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY + 1;
}

function writtenDay(epochMs: number): string {
  return Number.isNaN(epochMs) ? '' : new Date(epochMs).toISOString().slice(0, 10);
}
