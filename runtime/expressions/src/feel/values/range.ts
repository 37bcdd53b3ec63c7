import { order } from './order.ts';
import { SpecialValue, type Value } from './value.ts';

/** All values from a start to an end (DMN 1.3, 10.3.2.7). A side that is null is open: `(null..5]` is `<= 5`. */
export class FeelRange extends SpecialValue {
  readonly kind = 'range';
  readonly start: Value;
  readonly end: Value;
  readonly startIncluded: boolean;
  readonly endIncluded: boolean;

  constructor(start: Value, end: Value, startIncluded: boolean, endIncluded: boolean) {
    super();
    this.start = start;
    this.end = end;
    this.startIncluded = startIncluded && start !== null;
    this.endIncluded = endIncluded && end !== null;
  }

  /** Whether a value lies inside; null where it has no order with an end, or there are no ends. */
  includes(value: Value): boolean | null {
    if (this.start === null && this.end === null) return null;
    const afterStart = this.start === null ? 1 : order(value, this.start);
    const beforeEnd = this.end === null ? 1 : order(this.end, value);
    if (afterStart === null || beforeEnd === null) return null;
    return holds(afterStart, this.startIncluded) && holds(beforeEnd, this.endIncluded);
  }
}

const holds = (sign: number, included: boolean) => sign > 0 || (included && sign === 0);
