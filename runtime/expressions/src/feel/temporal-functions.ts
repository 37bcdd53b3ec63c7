import { duration as readDuration } from '@bpmn-io/feelin';
import type { Environment } from '../expression.ts';
import { offsetAt } from '../time/zone.ts';
import {
  dateText,
  type FeelDuration,
  isDate,
  isDuration,
  isTemporal,
  isTime,
  offsetText,
  type Temporal,
  temporal,
  timeText,
} from './temporal.ts';

const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** Date, time and duration functions of FEEL in the zone and at the present of an environment. */
export interface TemporalFunctions {
  date(year: unknown, month: unknown, day: unknown, from: unknown): Temporal | null;
  dateAndTime(date: unknown, time: unknown, from: unknown): Temporal | null;
  time(hour: unknown, minute: unknown, second: unknown, offset: unknown, from: unknown): Temporal | null;
  duration(from: unknown): FeelDuration | null;
  literal(text: unknown): Temporal | FeelDuration | null;
  now(): Temporal | null;
  today(): Temporal | null;
  dayOfWeek(date: unknown): string | null;
  monthOfYear(date: unknown): string | null;
}

/**
 * DMN 1.3, 10.3.4.1 and 10.3.4.8. feelin reads the clock and zone of the machine in these functions; ours know
 * nothing but the environment. Dates and times without offset are read in its zone, and `date(date and time)` keeps the
 * calendar day that the date-time shows (feelin takes that of UTC).
 */
export function temporalFunctions({ now, timeZone }: Environment): TemporalFunctions {
  const inZone = (text: string) => temporal(`${text}@${timeZone}`);
  const present = () => temporal(now)?.setZone(timeZone) ?? null;
  const presentOffset = () => offsetText(offsetAt(Date.parse(now), timeZone) / 60_000);
  const dateOf = (value: Temporal) => (isTime(value) ? null : temporal(dateText(value)));

  const readDateTime = (text: string): Temporal | null => {
    if (!/^\d{4,9}-\d{2}-\d{2}/.test(text)) return null;
    const normal = text.replace(/^(\S+) (?=\d)/, '$1T');
    if (!normal.includes('T')) return inZone(`${normal}T00:00:00`);
    return /(?:Z|[+-]\d{2}:?\d{2}|@.+)$/i.test(normal) ? temporal(normal) : inZone(normal);
  };
  const readDate = (text: string): Temporal | null => {
    if (/^\d{4,9}-\d{2}-\d{2}$/.test(text)) return temporal(text);
    const moment = readDateTime(text);
    return moment === null ? null : dateOf(moment.setZone(timeZone));
  };
  const readTime = (text: string): Temporal | null => {
    if (!/^\d{2}:\d{2}/.test(text)) return null;
    const hasOffset = /(?:Z|[+-]\d{2}:?\d{2}|@.+)$/i.test(text);
    return temporal(`1900-01-01T${text}${hasOffset ? '' : presentOffset()}`);
  };

  return {
    date(year, month, day, from) {
      const value = from ?? year;
      if (typeof value === 'number') {
        const parts = [value, month, day].map((part, index) =>
          String(part).padStart(index === 0 ? 4 : 2, '0'),
        );
        return readDate(parts.join('-'));
      }
      if (typeof value === 'string') return readDate(value);
      return isTemporal(value) ? dateOf(value) : null;
    },
    dateAndTime(date, time, from) {
      const value = from ?? date;
      if (isTemporal(value) && isTemporal(time)) {
        const text = `${dateText(value)}T${timeText(time)}`;
        return time.offset === offsetAt(Date.parse(now), timeZone) / 60_000
          ? inZone(text)
          : temporal(`${text}${offsetText(time.offset)}`);
      }
      if (typeof value === 'string') return readDateTime(value);
      if (!isTemporal(value)) return null;
      return isDate(value) ? inZone(`${dateText(value)}T00:00:00`) : isTime(value) ? null : value;
    },
    time(hour, minute, second, offset, from) {
      const value = from ?? hour;
      if (typeof value === 'string') return readTime(value);
      if (isTemporal(value)) return readTime(`${timeText(value)}${offsetText(value.offset)}`);
      const parts = [value, minute, second];
      if (offset != null || !parts.every((part) => Number.isInteger(part))) return null;
      return readTime(parts.map((part) => String(part).padStart(2, '0')).join(':'));
    },
    duration(from) {
      if (isDuration(from)) return from;
      if (typeof from !== 'string') return null;
      const value: FeelDuration = readDuration(from);
      return value.isValid ? value : null;
    },
    literal(text) {
      if (typeof text !== 'string') return null;
      if (/^-?P/.test(text)) return this.duration(text);
      if (/^\d{1,2}:/.test(text)) return readTime(text);
      return text.includes('T') ? readDateTime(text) : readDate(text);
    },
    now: present,
    today() {
      const moment = present();
      return moment === null ? null : dateOf(moment);
    },
    dayOfWeek: (date) => (isTemporal(date) && !isTime(date) ? (DAYS[date.weekday - 1] ?? null) : null),
    monthOfYear: (date) => (isTemporal(date) && !isTime(date) ? (MONTHS[date.month - 1] ?? null) : null),
  };
}
