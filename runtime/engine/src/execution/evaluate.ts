import { type Expression, ExpressionError, isTrue } from '@flowbook/expressions';
import type { Json, Variables } from '../json.ts';
import type { Step } from './step.ts';
import { Trouble } from './trouble.ts';

/** What an expression may know besides data; a step has it. */
export type Surroundings = Pick<Step, 'environment'>;

/** The value of an expression over the variables of a scope (or over `data`). Throws `Trouble` when it has none. */
export function evaluate(step: Surroundings, expression: Expression, data: Variables): Json {
  try {
    return expression.evaluate(data, step.environment);
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
    throw new Trouble('expression-failed', `“${excerpt(expression.source)}” has no value: ${error.message}`);
  }
}

/** Whether a condition holds: it does when its value is `true` and nothing else. */
export function holds(step: Surroundings, condition: Expression, data: Variables): boolean {
  return isTrue(evaluate(step, condition, data));
}

/** A value as one word, such as a user or a key; `null` when it is empty. */
export function evaluateText(step: Surroundings, expression: Expression, data: Variables): string | null {
  const value = evaluate(step, expression, data);
  if (typeof value === 'string') return value.trim() === '' ? null : value.trim();
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : null;
}

function excerpt(source: string): string {
  return source.length <= 120 ? source : `${source.slice(0, 119)}…`;
}
