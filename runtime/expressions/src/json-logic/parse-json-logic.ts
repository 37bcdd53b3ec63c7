import type { Expression, ParsedExpression } from '../expression.ts';
import { ExpressionError } from '../expression-error.ts';
import type { Json } from '../json.ts';
import { isList, isRecord } from '../json-values.ts';
import { MAX_DEPTH, MAX_SOURCE_LENGTH } from '../limits.ts';
import { safePattern } from '../text/safe-pattern.ts';
import { operations, PREFIX, run, STEP } from './operators.ts';

/** Operators that json-logic-js itself works out, because not all of their arguments are always wanted. */
const branching: { readonly [operator: string]: readonly [min: number, max: number] } = {
  if: [1, Infinity],
  '?:': [3, 3],
  and: [1, Infinity],
  or: [1, Infinity],
};
const elementWise: { readonly [operator: string]: readonly [min: number, max: number] } = {
  map: [2, 2],
  filter: [2, 2],
  all: [2, 2],
  some: [2, 2],
  none: [2, 2],
  reduce: [2, 3],
};

/**
 * Parses JSON Logic (https://jsonlogic.com) given as the value it is. Refused with a reason: unknown operators, a wrong
 * number of arguments, objects with more than one member, and rules too long or nested too deep.
 */
export function parseJsonLogic(rule: { readonly [operator: string]: Json }): ParsedExpression {
  try {
    const source = JSON.stringify(rule);
    if (source.length > MAX_SOURCE_LENGTH)
      return { ok: false, reason: `an expression may have at most ${MAX_SOURCE_LENGTH} characters` };
    if (Object.keys(rule).length === 0)
      return { ok: false, reason: 'an empty object is no rule; name an operator' };
    return { ok: true, expression: jsonLogicExpression(source, namespaced(rule, 0)) };
  } catch (error) {
    if (error instanceof ExpressionError) return { ok: false, reason: error.message };
    if (error instanceof RangeError || error instanceof TypeError)
      return { ok: false, reason: 'the rule cannot be written as JSON' };
    throw error;
  }
}

function jsonLogicExpression(source: string, rule: Json): Expression {
  return {
    language: 'json-logic',
    source,
    evaluate(data, environment) {
      try {
        return run(rule, data, environment);
      } catch (error) {
        if (error instanceof ExpressionError) throw error;
        throw new ExpressionError('the rule cannot be worked out', { cause: error });
      }
    },
  };
}

/** The rule with every operator of ours under our own name, and each element of a list counted. */
function namespaced(rule: Json, depth: number): Json {
  if (depth > MAX_DEPTH) throw new ExpressionError(`a rule may nest at most ${MAX_DEPTH} operators`);
  if (isList(rule)) return rule.map((item) => namespaced(item, depth + 1));
  if (!isRecord(rule)) return rule;
  const [entry, ...others] = Object.entries(rule);
  if (entry === undefined) return {};
  if (others.length > 0)
    throw new ExpressionError(
      `a rule has one operator, not ${others.length + 1} (${Object.keys(rule).join(', ')}); join them with "and" or "or"`,
    );
  const [operator, argument] = entry;
  const args = isList(argument) ? argument : [argument];
  return operatorCall(operator, args, depth);
}

function operatorCall(operator: string, args: readonly Json[], depth: number): Json {
  const parsed = () => args.map((arg) => namespaced(arg, depth + 1));
  if (Object.hasOwn(branching, operator)) {
    checkArity(operator, args, branching[operator]);
    return { [operator]: parsed() };
  }
  if (Object.hasOwn(elementWise, operator)) {
    checkArity(operator, args, elementWise[operator]);
    const counted = parsed().map((arg, index) => (index === 1 ? { [PREFIX + STEP]: [arg] } : arg));
    return { [operator]: counted };
  }
  const known = Object.hasOwn(operations, operator) ? operations[operator] : undefined;
  if (known === undefined) throw new ExpressionError(`there is no operator "${operator}"`);
  if (known.arity[1] === 0) return { [PREFIX + operator]: noArguments(operator, args) };
  checkArity(operator, args, known.arity);
  if (operator === 'matches' && typeof args[1] === 'string') safePattern(args[1]);
  return { [PREFIX + operator]: parsed() };
}

/** `{"today": []}`, and what visual builders write for it: `{"today": null}` or `{"today": {}}`. */
function noArguments(operator: string, args: readonly Json[]): readonly Json[] {
  const isEmpty = (arg: Json) =>
    arg === null || arg === '' || (isRecord(arg) && Object.keys(arg).length === 0);
  if (!args.every(isEmpty)) throw new ExpressionError(`"${operator}" takes no arguments`);
  return [];
}

function checkArity(
  operator: string,
  args: readonly Json[],
  arity: readonly [min: number, max: number] = [0, Infinity],
): void {
  const [min, max] = arity;
  if (args.length >= min && args.length <= max) return;
  const wanted = min === max ? String(min) : max === Infinity ? `at least ${min}` : `${min} to ${max}`;
  throw new ExpressionError(`"${operator}" takes ${wanted} arguments, not ${args.length}`);
}
