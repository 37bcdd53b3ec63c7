import type { Environment, Expression } from '../expression.ts';
import { ExpressionError } from '../expression-error.ts';
import type { Variables } from '../json.ts';
import { MAX_SOURCE_LENGTH } from '../limits.ts';
import { CompiledVariants } from './compiled-variants.ts';
import { refusalOfCall } from './functions/functions.ts';
import { compileNode } from './interpreter/compile.ts';
import { Run } from './interpreter/run.ts';
import { DataScope } from './interpreter/scope.ts';
import { compileUnaryTests } from './interpreter/unary-tests.ts';
import { parseNode, parseTests } from './syntax/parse.ts';
import type { UnusualNames } from './syntax/reader.ts';
import { FeelSyntaxError, refusalOf } from './syntax/syntax-error.ts';
import { jsonOfValue } from './values/json-of-value.ts';
import type { Value } from './values/value.ts';

/** A value as FEEL has it: JSON, or a date, time or duration that JSON could only write as text. */
export type FeelValue = Value;

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
  matches(value: FeelValue | undefined, data: Variables, environment: Environment): boolean;
}

export type ParsedUnaryTest =
  | { readonly ok: true; readonly test: UnaryTest }
  | { readonly ok: false; readonly reason: string };

/** Parses a FEEL expression (without `=`). */
export function parseFeel(text: string): ParsedFeel {
  const compiled = variantsOf(text, (names) => compileNode(parseNode(text, names, refusalOfCall)));
  if (!compiled.ok) return compiled;
  const evaluate = (data: Variables, run: Run) => compiled.variants.for(data)(new DataScope(run, data));
  return {
    ok: true,
    expression: {
      language: 'feel',
      source: text.trim(),
      evaluateToFeel: (data, environment) => worked(() => evaluate(data, new Run(environment))),
      evaluate: (data, environment) =>
        worked(() => {
          const run = new Run(environment);
          return jsonOfValue(evaluate(data, run), run);
        }),
    },
  };
}

/** Parses FEEL unary tests; nothing at all passes every value, as `-` does. */
export function parseUnaryTest(text: string): ParsedUnaryTest {
  const source = text.trim() === '' ? '-' : text;
  const compiled = variantsOf(source, (names) => compileUnaryTests(parseTests(source, names, refusalOfCall)));
  if (!compiled.ok) return compiled;
  return {
    ok: true,
    test: {
      source: source.trim(),
      matches: (value, data, environment) =>
        worked(() => compiled.variants.for(data)(value ?? null, new DataScope(new Run(environment), data))),
    },
  };
}

/**
 * Whether a value passes FEEL unary tests, given as text. Throws `ExpressionError` where the tests cannot be parsed or
 * worked out. To test often, parse once with `parseUnaryTest`.
 */
export function evaluateUnaryTest(
  test: string,
  value: FeelValue,
  data: Variables,
  environment: Environment,
): boolean {
  const parsed = parseUnaryTest(test);
  if (!parsed.ok) throw new ExpressionError(parsed.reason);
  return parsed.test.matches(value, data, environment);
}

type Compiled<T> =
  | { readonly ok: true; readonly variants: CompiledVariants<T> }
  | { readonly ok: false; readonly reason: string };

function variantsOf<T>(text: string, compile: (names: UnusualNames) => T): Compiled<T> {
  if (text.trim() === '') return { ok: false, reason: 'an empty text is no FEEL expression' };
  if (text.length > MAX_SOURCE_LENGTH)
    return { ok: false, reason: `a FEEL expression may have at most ${MAX_SOURCE_LENGTH} characters` };
  try {
    return { ok: true, variants: new CompiledVariants(text, compile) };
  } catch (error) {
    if (error instanceof FeelSyntaxError) return { ok: false, reason: refusalOf(error, text) };
    if (error instanceof RangeError)
      return { ok: false, reason: 'a FEEL expression that is nested too deep' };
    throw error;
  }
}

/** Whatever goes wrong is an error of the expression, with words that repeat none of the data. */
function worked<T>(evaluate: () => T): T {
  try {
    return evaluate();
  } catch (error) {
    if (error instanceof ExpressionError) throw error;
    const reason = error instanceof FeelSyntaxError ? `: ${error.message}` : '';
    throw new ExpressionError(`the FEEL expression cannot be worked out${reason}`, { cause: error });
  }
}
