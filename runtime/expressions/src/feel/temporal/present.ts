import type { Environment } from '../../expression.ts';
import type { ClockZone } from './clock-zone.ts';
import { type FeelDate, FeelDateTime } from './temporal-values.ts';

/** When and where an expression is evaluated; all that FEEL knows of clocks. */
export class Present {
  readonly #environment: Environment;

  constructor(environment: Environment) {
    this.#environment = environment;
  }

  get epochMs(): number {
    return Date.parse(this.#environment.now);
  }

  /** The zone in which times without one are read. */
  get zone(): ClockZone {
    return { name: this.#environment.timeZone, implied: true };
  }

  /** DMN 1.4, 10.3.4.6 `now()`. */
  now(): FeelDateTime | null {
    return FeelDateTime.at(this.epochMs, { name: this.#environment.timeZone, implied: false });
  }

  /** DMN 1.4, 10.3.4.6 `today()`: the day on the calendar of the zone. */
  today(): FeelDate | null {
    return this.now()?.date ?? null;
  }
}
