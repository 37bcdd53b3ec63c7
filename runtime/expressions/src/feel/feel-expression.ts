import { evaluate, unaryTest } from '@bpmn-io/feelin';
import { Budget } from '../budget.ts';
import type { Environment, Expression } from '../expression.ts';
import { ExpressionError } from '../expression-error.ts';
import type { Json, Variables } from '../json.ts';
import { MAX_SOURCE_LENGTH } from '../limits.ts';
import { feelFunctions } from './feel-functions.ts';
import { guardSource } from './guarded-source.ts';
import { jsonOfFeel } from './json-of-feel.ts';

/** A value as FEEL has it: JSON, or a date, time or duration that JSON could only write as text. */
export type FeelValue = unknown;

/** A FEEL expression; its value is to be had as FEEL has it too, for tests that compare dates. */
export interface FeelExpression extends Expression {
  readonly language: 'feel';
  /** Throws `ExpressionError`. */
  evaluateToFeel(data: Variables, environment: Environment): FeelValue;
}

export type ParsedFeel =
  | { readonly ok: true; readonly expression: FeelExpression }
  | { readonly ok: false; readonly reason: string };

/** FEEL unary tests (DMN 1.3, 10.3.1.3 grammar rule 17), such as `-`, `"K", "A"`, `[1..5)`, `not(> 3)`, `? > 2`. */
export interface UnaryTest {
  readonly source: string;
  /** Whether the value passes. Throws `ExpressionError`. */
  matches(value: FeelValue, data: Variables, environment: Environment): boolean;
}

export type ParsedUnaryTest =
  | { readonly ok: true; readonly test: UnaryTest }
  | { readonly ok: false; readonly reason: string };

/** Parses a FEEL expression (without `=`). */
export function parseFeel(text: string): ParsedFeel {
  const guarded = guard(text, 'expression');
  if (!guarded.ok) return guarded;
  const evaluateToFeel = (data: Variables, environment: Environment, budget = new Budget()): FeelValue =>
    worked(guarded.source, () => evaluate(guarded.source, contextOf(data, environment, budget)));
  return {
    ok: true,
    expression: {
      language: 'feel',
      source: text.trim(),
      evaluateToFeel: (data, environment) => evaluateToFeel(data, environment),
      evaluate(data, environment) {
        const budget = new Budget();
        return jsonOfFeel(evaluateToFeel(data, environment, budget), budget);
      },
    },
  };
}

/** Parses FEEL unary tests; nothing at all passes every value, as `-` does. */
export function parseUnaryTest(text: string): ParsedUnaryTest {
  const source = text.trim() === '' ? '-' : text;
  const guarded = guard(source, 'unary-tests');
  if (!guarded.ok) return guarded;
  return {
    ok: true,
    test: {
      source: source.trim(),
      matches(value, data, environment) {
        const context = { ...contextOf(data, environment, new Budget()), '?': value ?? null };
        return worked(guarded.source, () => unaryTest(guarded.source, context)) === true;
      },
    },
  };
}

/**
 * Whether a value passes FEEL unary tests, given as text. Throws `ExpressionError` where the tests cannot be parsed or
 * worked out. To test often, parse once with `parseUnaryTest`.
 */
export function evaluateUnaryTest(
  test: string,
  value: Json,
  data: Variables,
  environment: Environment,
): boolean {
  const parsed = parseUnaryTest(test);
  if (!parsed.ok) throw new ExpressionError(parsed.reason);
  return parsed.test.matches(value, data, environment);
}

function guard(text: string, kind: Parameters<typeof guardSource>[1]): ReturnType<typeof guardSource> {
  if (text.trim() === '') return { ok: false, reason: 'an empty text is no FEEL expression' };
  if (text.length > MAX_SOURCE_LENGTH)
    return { ok: false, reason: `a FEEL expression may have at most ${MAX_SOURCE_LENGTH} characters` };
  try {
    const guarded = guardSource(text, kind);
    if (!guarded.ok) return guarded;
    const refusal = unbuildable(guarded.source, kind);
    return refusal === null ? guarded : { ok: false, reason: refusal };
  } catch (error) {
    return { ok: false, reason: `not FEEL: ${messageOf(error)}` };
  }
}

/** Tries the source on no data at all: feelin tells only then what it cannot do, and which functions it does not know. */
function unbuildable(source: string, kind: Parameters<typeof guardSource>[1]): string | null {
  const context = contextOf({}, { now: '2000-01-01T00:00:00.000Z', timeZone: 'UTC' }, new Budget());
  try {
    const tried = kind === 'expression' ? evaluate(source, context) : unaryTest(source, context);
    return complaintOf(tried.warnings, source);
  } catch (error) {
    const message = messageOf(error);
    return /^not implemented/.test(message) || isSyntaxError(error) ? `not FEEL: ${message}` : null;
  }
}

/** Calls feelin; a call of what is no function is an error, and so is whatever it throws. */
function worked<T>(
  source: string,
  call: () => { readonly value: T; readonly warnings: readonly Warning[] },
): T {
  try {
    const { value, warnings } = call();
    const complaint = complaintOf(warnings, source);
    if (complaint !== null) throw new ExpressionError(complaint);
    return value;
  } catch (error) {
    if (error instanceof ExpressionError) throw error;
    throw new ExpressionError(`the FEEL expression cannot be worked out${hint(error)}`, { cause: error });
  }
}

interface Warning {
  readonly type: string;
  readonly message: string;
  readonly position: { readonly from: number; readonly to: number };
}

function complaintOf(warnings: readonly Warning[], source: string): string | null {
  const warning = warnings.find(
    ({ type }) => type === 'NO_FUNCTION_FOUND' || type === 'FUNCTION_INVOCATION_FAILURE',
  );
  if (warning === undefined) return null;
  const called = source.slice(warning.position.from, warning.position.to);
  return warning.type === 'NO_FUNCTION_FOUND'
    ? `there is no such function: ${called}`
    : `a function is called with the wrong arguments (${warning.message})`;
}

function contextOf(
  data: Variables,
  environment: Environment,
  budget: Budget,
): { readonly [name: string]: unknown } {
  const { overrides, guards } = feelFunctions(environment, budget);
  return { ...overrides, ...data, ...guards };
}

/** What feelin complains of, in words that repeat none of the data. */
function hint(error: unknown): string {
  const message = messageOf(error);
  if (message.startsWith('unsupported range')) return ': it compares values that have no order';
  return message.startsWith('not implemented') ? `: ${message}` : '';
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));
const isSyntaxError = (error: unknown) => error instanceof Error && 'position' in error;
