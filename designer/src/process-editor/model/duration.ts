/** Units in which people say how long something takes. */
export type DurationUnit = 'minute' | 'hour' | 'day' | 'week' | 'month';
export interface SimpleDuration {
  readonly amount: number;
  readonly unit: DurationUnit;
}

const FORMATS: readonly (readonly [DurationUnit, RegExp, (amount: number) => string])[] = [
  ['minute', /^PT(\d+)M$/, (amount) => `PT${amount}M`],
  ['hour', /^PT(\d+)H$/, (amount) => `PT${amount}H`],
  ['day', /^P(\d+)D$/, (amount) => `P${amount}D`],
  ['week', /^P(\d+)W$/, (amount) => `P${amount}W`],
  ['month', /^P(\d+)M$/, (amount) => `P${amount}M`],
];

export const durationUnits: readonly DurationUnit[] = FORMATS.map(([unit]) => unit);

/** Writes a number and a unit as an ISO 8601 duration, such as `PT2H`. */
export function isoOf({ amount, unit }: SimpleDuration): string {
  const format = FORMATS.find(([name]) => name === unit);
  return format === undefined ? '' : format[2](amount);
}

/** Reads an ISO 8601 duration of one whole number and one unit; anything else is `null`. */
export function simpleDuration(text: string): SimpleDuration | null {
  for (const [unit, pattern] of FORMATS) {
    const amount = pattern.exec(text.trim())?.[1];
    if (amount !== undefined) return { amount: Number(amount), unit };
  }
  return null;
}

const DURATION = /^P(?!$)(\d+Y)?(\d+M)?(\d+W)?(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+(\.\d+)?S)?)?$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})?)?$/;
const CYCLE = /^R(?!0+\/)\d*\/(.+)$/;
/** Minute, hour, day of the month, month and day of the week. */
const CRON = /^[\d*,/-]+(\s+[\d*,/-]+){4}$/;

/** Whether a text is an ISO 8601 duration. */
export function isDuration(text: string): boolean {
  return DURATION.test(text);
}

/** Whether a text is an ISO 8601 date or date-time that exists. */
export function isInstant(text: string): boolean {
  return INSTANT.test(text) && !Number.isNaN(Date.parse(text));
}

/**
 * Whether a text is an ISO 8601 repetition, such as `R3/PT10M`, `R/2026-01-01T09:00:00+08:00/P1D`, with an end in place of
 * the duration or after it, or a cron expression.
 */
export function isCycle(text: string): boolean {
  if (CRON.test(text)) return true;
  const parts = CYCLE.exec(text)?.[1]?.split('/') ?? [];
  const [first = '', second] = parts;
  if (parts.length > 2) return false;
  if (second === undefined) return isDuration(first);
  return isInstant(first)
    ? isDuration(second) || isLater(second, first)
    : isDuration(first) && isInstant(second);
}

function isLater(end: string, start: string): boolean {
  return isInstant(end) && Date.parse(end) > Date.parse(start);
}

/** Whether a text is an expression (FEEL or JSON Logic) instead of a constant. */
export function isExpression(text: string): boolean {
  return /^\s*[={]/.test(text);
}
