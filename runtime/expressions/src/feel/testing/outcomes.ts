import { evaluate, unaryTest } from '@bpmn-io/feelin';
import { ExpressionError } from '../../expression-error.ts';
import type { Json, Variables } from '../../json.ts';
import { parseFeel, parseUnaryTest } from '../feel-expression.ts';
import { ENVIRONMENT } from './data.ts';

/** What an expression comes to, as text: JSON, or that it is refused (when parsed or when worked out). */
export type Outcome = string;

export const REFUSED: Outcome = 'refused';

export function ourOutcome(source: string, data: Variables): Outcome {
  const parsed = parseFeel(source);
  if (!parsed.ok) return REFUSED;
  return outcomeOf(() => parsed.expression.evaluate(data, ENVIRONMENT));
}

export function feelinOutcome(source: string, data: Variables): Outcome {
  return feelinsOutcome(() => evaluate(source, data));
}

export function ourTestOutcome(source: string, input: Json, data: Variables): Outcome {
  const parsed = parseUnaryTest(source);
  if (!parsed.ok) return REFUSED;
  return outcomeOf(() => parsed.test.matches(input, data, ENVIRONMENT));
}

export function feelinTestOutcome(source: string, input: Json, data: Variables): Outcome {
  return feelinsOutcome(() => {
    const { value, warnings } = unaryTest(source, { ...data, '?': input });
    return { value: value === true, warnings };
  });
}

function outcomeOf(evaluate: () => Json): Outcome {
  try {
    return JSON.stringify(evaluate());
  } catch (error) {
    if (error instanceof ExpressionError) return REFUSED;
    throw error;
  }
}

interface FeelinResult {
  readonly value: unknown;
  readonly warnings: readonly { readonly type: string }[];
}

/** feelin warns of calls that cannot be made, and throws for what it cannot read or do. */
function feelinsOutcome(evaluate: () => FeelinResult): Outcome {
  try {
    const { value, warnings } = evaluate();
    const isRefused = warnings.some(({ type }) =>
      ['NO_FUNCTION_FOUND', 'FUNCTION_INVOCATION_FAILURE'].includes(type),
    );
    return isRefused ? REFUSED : JSON.stringify(jsonOfFeelin(value));
  } catch {
    return REFUSED;
  }
}

/** luxon's dates and durations as far as they are needed here. */
interface Luxon {
  readonly isValid: boolean;
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly zoneName: string;
  toISODate(): string;
  toISOTime(options: object): string;
  toISO(options?: object): string;
  shiftTo(...units: readonly string[]): { normalize(): { toISO(): string } };
}

function jsonOfFeelin(value: unknown): Json {
  if (typeof value === 'number') return Number.isFinite(value) ? value + 0 : null;
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value !== 'object' || value === null) return null;
  if (Array.isArray(value)) return value.map(jsonOfFeelin);
  if (Reflect.get(value, 'isLuxonDateTime') === true) return textOfMoment(value as Luxon);
  if (Reflect.get(value, 'isLuxonDuration') === true) return textOfDuration(value as Luxon);
  if (Object.getPrototypeOf(value) !== Object.prototype) return null;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, jsonOfFeelin(member)]));
}

function textOfMoment(moment: Luxon): string {
  const isTime = moment.year === 1900 && moment.month === 1 && moment.day === 1;
  if (isTime) return moment.toISOTime({ suppressMilliseconds: true, includeOffset: false });
  const isDate =
    moment.zoneName === 'UTC' && /T00:00:00Z$/.test(moment.toISO({ suppressMilliseconds: true }));
  return isDate ? moment.toISODate() : moment.toISO({ suppressMilliseconds: true }).replace('+00:00', 'Z');
}

function textOfDuration(duration: Luxon): string {
  return duration.shiftTo('years', 'months', 'days', 'hours', 'minutes', 'seconds').normalize().toISO();
}
