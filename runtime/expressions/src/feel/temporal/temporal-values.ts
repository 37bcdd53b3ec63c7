import { DAY_MS } from '../../time/calendar.ts';
import { SpecialValue } from '../values/value.ts';
import { type ClockZone, instantIn, offsetIn, offsetText, twoDigits, zoneText } from './clock-zone.ts';

/** Farthest instant from 1970 that can be written on a calendar. */
const FARTHEST_MS = 8.64e15 - 2 * DAY_MS;
const onCalendar = (ms: number) => Math.abs(ms) <= FARTHEST_MS;

/** A day of the calendar (DMN 1.3, 10.3.2.3.5), as its midnight in UTC. */
export class FeelDate extends SpecialValue {
  readonly kind = 'date';
  readonly epochMs: number;

  private constructor(epochMs: number) {
    super();
    this.epochMs = epochMs;
  }

  /** The day that holds an instant of UTC; null beyond the calendar. */
  static at(epochMs: number): FeelDate | null {
    return onCalendar(epochMs) ? new FeelDate(Math.floor(epochMs / DAY_MS) * DAY_MS) : null;
  }

  override toString(): string {
    return dateText(this.epochMs);
  }
}

/** A day and time (10.3.2.3.6): what the clocks of a zone show, and the instant that is meant. */
export class FeelDateTime extends SpecialValue {
  readonly kind = 'date and time';
  readonly wallMs: number;
  readonly epochMs: number;
  readonly zone: ClockZone;

  private constructor(wallMs: number, epochMs: number, zone: ClockZone) {
    super();
    this.wallMs = wallMs;
    this.epochMs = epochMs;
    this.zone = zone;
  }

  static at(epochMs: number, zone: ClockZone): FeelDateTime | null {
    return onCalendar(epochMs) ? new FeelDateTime(epochMs + offsetIn(zone, epochMs), epochMs, zone) : null;
  }

  static ofWall(wallMs: number, zone: ClockZone): FeelDateTime | null {
    return onCalendar(wallMs) ? FeelDateTime.at(instantIn(zone, wallMs), zone) : null;
  }

  get offsetMs(): number {
    return this.wallMs - this.epochMs;
  }

  /** The day that the clocks show. */
  get date(): FeelDate | null {
    return FeelDate.at(this.wallMs);
  }

  /** As FEEL writes it, with the zone as it was written. */
  override toString(): string {
    return `${dateText(this.wallMs)}T${timeText(this.wallMs)}${zoneText(this.zone)}`;
  }

  /** As ISO 8601 with its offset. */
  toIso(): string {
    return `${dateText(this.wallMs)}T${timeText(this.wallMs)}${offsetText(this.offsetMs)}`;
  }
}

/** A time of day (10.3.2.3.4). Without a zone of its own it is read by the clocks of the environment. */
export class FeelTime extends SpecialValue {
  readonly kind = 'time';
  /** Since midnight. */
  readonly wallMs: number;
  readonly offsetMs: number;
  readonly zone: ClockZone;

  /** `wallMs` may lie outside the day; the clocks go round. */
  constructor(wallMs: number, offsetMs: number, zone: ClockZone) {
    super();
    this.wallMs = ((wallMs % DAY_MS) + DAY_MS) % DAY_MS;
    this.offsetMs = offsetMs;
    this.zone = zone;
  }

  /** Milliseconds since midnight UTC, for comparison. */
  get epochMs(): number {
    return this.wallMs - this.offsetMs;
  }

  override toString(): string {
    return timeText(this.wallMs) + zoneText(this.zone);
  }
}

function dateText(wallMs: number): string {
  const date = new Date(wallMs);
  const year = date.getUTCFullYear();
  const digits = String(Math.abs(year)).padStart(4, '0');
  return `${year < 0 ? '-' : ''}${digits}-${twoDigits(date.getUTCMonth() + 1)}-${twoDigits(date.getUTCDate())}`;
}

export function timeText(wallMs: number): string {
  const { hour, minute, second } = wallClock(wallMs);
  const ms = ((wallMs % 1000) + 1000) % 1000;
  const fraction = ms === 0 ? '' : `.${String(ms).padStart(3, '0')}`;
  return `${twoDigits(hour)}:${twoDigits(minute)}:${twoDigits(Math.floor(second))}${fraction}`;
}

/** What a clock shows; seconds with their fraction. */
export function wallClock(wallMs: number) {
  const date = new Date(wallMs);
  const second = date.getUTCSeconds() + date.getUTCMilliseconds() / 1000;
  return { hour: date.getUTCHours(), minute: date.getUTCMinutes(), second };
}
