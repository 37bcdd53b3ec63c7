import type { Environment } from '../../expression.ts';
import type { ClockZone } from './clock-zone.ts';
import { FeelDate, FeelDateTime } from './temporal-values.ts';

/** When and where an expression is evaluated; all that FEEL knows of clocks. */
export class Present {
  readonly epochMs: number;
  /** The zone in which times without one are read. */
  readonly zone: ClockZone;

  readonly #timeZone: string;

  constructor({ now, timeZone }: Environment) {
    this.epochMs = Date.parse(now);
    this.#timeZone = timeZone;
    this.zone = { name: timeZone, implied: true };
  }

  /** DMN 1.4, 10.3.4.6 `now()`. */
  now(): FeelDateTime | null {
    return FeelDateTime.at(this.epochMs, { name: this.#timeZone, implied: false });
  }

  /** DMN 1.4, 10.3.4.6 `today()`: the day on the calendar of the zone. */
  today(): FeelDate | null {
    const now = this.now();
    return now === null ? null : FeelDate.at(now.wallMs);
  }
}
