import { DAY_MS } from '../../time/calendar.ts';
import { readDuration } from '../../time/duration.ts';
import { SpecialValue } from '../values/value.ts';

/**
 * A duration: of years and months (DMN 1.3, 10.3.2.3.8) or of days and time (10.3.2.3.7). One that is written with
 * both, such as `P1M3D`, can be added to dates and has no order.
 */
export class FeelDuration extends SpecialValue {
  readonly kind = 'duration';
  readonly months: number;
  readonly ms: number;
  readonly unit: 'months' | 'time' | 'both';

  constructor(months: number, ms: number, zeroUnit: 'months' | 'time') {
    super();
    this.months = months;
    this.ms = ms;
    this.unit = months === 0 && ms === 0 ? zeroUnit : months === 0 ? 'time' : ms === 0 ? 'months' : 'both';
  }

  static ofMonths(months: number): FeelDuration {
    return new FeelDuration(months, 0, 'months');
  }

  static ofTime(ms: number): FeelDuration {
    return new FeelDuration(0, ms, 'time');
  }

  /** Reads `P1Y2M` or `-P1DT2H`; null for any other text. */
  static read(text: string): FeelDuration | null {
    const duration = readDuration(text);
    if (duration === null) return null;
    const zeroUnit = /^[^T]*[YM]$/.test(text.trim()) ? 'months' : 'time';
    return new FeelDuration(duration.months, duration.days * DAY_MS + duration.ms, zeroUnit);
  }

  /** Null for months beside days, which are durations of different kinds. */
  equals(other: FeelDuration): boolean | null {
    const isComparable = this.unit === other.unit || this.unit === 'both' || other.unit === 'both';
    return isComparable ? this.months === other.months && this.ms === other.ms : null;
  }

  /** Both parts, changed alike. */
  map(change: (part: number) => number): FeelDuration | null {
    const [months, ms] = [change(this.months), change(this.ms)];
    if (!Number.isFinite(months) || !Number.isFinite(ms)) return null;
    return new FeelDuration(
      Math.trunc(months) + 0,
      Math.round(ms) + 0,
      this.unit === 'months' ? 'months' : 'time',
    );
  }

  plus(other: FeelDuration): FeelDuration {
    const zeroUnit = this.unit === 'months' && other.unit === 'months' ? 'months' : 'time';
    return new FeelDuration(this.months + other.months, this.ms + other.ms, zeroUnit);
  }

  /** Years to seconds, each as large as fits, all of them with the sign of the whole. */
  get parts() {
    const [months, ms] = [Math.abs(this.months), Math.abs(this.ms)];
    const [monthSign, sign] = [this.months < 0 ? -1 : 1, this.ms < 0 ? -1 : 1];
    const part = (size: number, upTo: number) => sign * (Math.floor(ms / size) % upTo) + 0;
    return {
      years: monthSign * Math.floor(months / 12) + 0,
      months: monthSign * (months % 12) + 0,
      days: part(DAY_MS, Number.MAX_SAFE_INTEGER),
      hours: part(3_600_000, 24),
      minutes: part(60_000, 60),
      seconds: sign * ((ms % 60_000) / 1000) + 0,
    };
  }

  /** ISO 8601, such as `P1Y2M` or `-P1DT2H`. */
  override toString(): string {
    const { years, months, days, hours, minutes, seconds } = this.parts;
    const isNegative = this.months <= 0 && this.ms <= 0 && this.months + this.ms < 0;
    const write = (number: number, letter: string) =>
      number === 0 ? '' : `${isNegative ? Math.abs(number) : number}${letter}`;
    const time = write(hours, 'H') + write(minutes, 'M') + write(seconds, 'S');
    const text = `P${write(years, 'Y')}${write(months, 'M')}${write(days, 'D')}${time === '' ? '' : `T${time}`}`;
    if (text === 'P') return this.unit === 'months' ? 'P0M' : 'PT0S';
    return isNegative ? `-${text}` : text;
  }
}
