import { showMoment } from '../show-value.ts';
import { readDate, readDateTime, readTime } from './date-text.ts';

/** How one kind of moment is typed, shown and stored. In between stands its local notation: `YYYY-MM-DD`, `HH:mm`, `YYYY-MM-DDTHH:mm`. */
export interface MomentNotation {
  readonly kind: 'date' | 'time' | 'datetime';
  /** The local notation of what a person typed, null for what is no such moment. */
  readonly read: (typed: string) => string | null;
  /** What stands in the field for a stored value; what is no such moment comes back as it is. */
  readonly show: (stored: string) => string;
  /** The stored value for a local notation. */
  readonly store: (local: string) => string;
}

/** How form-js writes times (`timeSerializingFormat`); without a format they are local. */
export type TimeFormat = 'utc_offset' | 'utc_normalized' | 'no_timezone' | undefined;

const asItIs = (text: string) => text;

export const dayNotation: MomentNotation = { kind: 'date', read: readDate, show: asItIs, store: asItIs };

/** A day with a time as the cells of grids keep it: local, or an instant to be read in the organisation's zone. */
export function cellNotation(timeZone: string): MomentNotation {
  const show = (stored: string) =>
    hasZone(stored) ? showMoment(stored, timeZone) : stored.replace('T', ' ');
  return { kind: 'datetime', read: readDateTime, show, store: asItIs };
}

/** A day with a time in the zone of the browser, stored as form-js stores it. */
export function dateTimeNotation(format: TimeFormat): MomentNotation {
  const show = (stored: string) => {
    const moment = hasZone(stored) ? new Date(stored) : null;
    if (moment === null || Number.isNaN(moment.getTime())) return stored.replace('T', ' ');
    return localOf(moment).replace('T', ' ');
  };
  const store = (local: string) => {
    const moment = new Date(local);
    if (format === 'utc_normalized') return `${moment.toISOString().slice(0, 16)}Z`;
    return format === 'utc_offset' ? local + offsetOf(moment) : local;
  };
  return { kind: 'datetime', read: readDateTime, show, store };
}

/** A time of day in the zone of the browser; `today` (`YYYY-MM-DD`) says which offset that zone has. */
export function timeNotation(format: TimeFormat, today: string): MomentNotation {
  const show = (stored: string) => {
    if (!/(Z|[+-]\d{2}:\d{2})$/.test(stored)) return stored;
    const moment = new Date(`${today}T${stored}`);
    return Number.isNaN(moment.getTime()) ? stored : localOf(moment).slice(11);
  };
  const store = (local: string) => dateTimeNotation(format).store(`${today}T${local}`).slice(11);
  return { kind: 'time', read: readTime, show, store };
}

function hasZone(stored: string): boolean {
  return /T.*(Z|[+-]\d{2}:\d{2})$/.test(stored);
}

function localOf(moment: Date): string {
  return new Date(moment.getTime() - moment.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

function offsetOf(moment: Date): string {
  const minutes = -moment.getTimezoneOffset();
  const part = (value: number) => String(Math.floor(Math.abs(value))).padStart(2, '0');
  return `${minutes < 0 ? '-' : '+'}${part(minutes / 60)}:${part(minutes % 60)}`;
}
