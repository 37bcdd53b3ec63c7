import type { ArithmeticOperator, ArithmeticStep, Node } from '../syntax/syntax-tree.ts';
import { FeelDuration } from '../temporal/feel-duration.ts';
import { difference, sum } from '../temporal/temporal-arithmetic.ts';
import { finite, type Value } from '../values/value.ts';
import type { Compiler, Evaluate } from './evaluate.ts';
import type { Run } from './run.ts';

type Operation = (left: Value, right: Value, run: Run) => Value;

/** DMN 1.3, 10.3.2.13, tables 43 to 48. Null for operands that have no such operation, and where there is no result. */
const operations: { readonly [operator in ArithmeticOperator]: Operation } = {
  '+': (left, right, run) => {
    if (typeof left === 'number' && typeof right === 'number') return finite(left + right);
    if (typeof left === 'string' && typeof right === 'string') return run.text(left + right);
    return sum(left, right);
  },
  '-': (left, right) =>
    typeof left === 'number' && typeof right === 'number' ? finite(left - right) : difference(left, right),
  '*': (left, right) => {
    if (typeof left === 'number' && typeof right === 'number') return finite(left * right);
    if (left instanceof FeelDuration && typeof right === 'number') return left.map((part) => part * right);
    if (typeof left === 'number' && right instanceof FeelDuration) return right.map((part) => part * left);
    return null;
  },
  '/': (left, right) => {
    if (typeof left === 'number' && typeof right === 'number') return finite(left / right);
    if (left instanceof FeelDuration && typeof right === 'number') return left.map((part) => part / right);
    return left instanceof FeelDuration && right instanceof FeelDuration ? ratio(left, right) : null;
  },
  '**': (left, right) =>
    typeof left === 'number' && typeof right === 'number' ? finite(left ** right) : null,
};

/** Operators of one level, from left to right. */
export function compileArithmetic(
  first: Node,
  rest: readonly ArithmeticStep[],
  compiler: Compiler,
): Evaluate {
  const start = compiler.node(first);
  const steps = rest.map(({ operator, operand }) => ({
    apply: operations[operator],
    operand: compiler.node(operand),
  }));
  return (scope) => {
    let result = start(scope);
    for (const { apply, operand } of steps) result = apply(result, operand(scope), scope.run);
    return result;
  };
}

/** Table 44. */
export function negate(value: Value): Value {
  if (typeof value === 'number') return 0 - value;
  return value instanceof FeelDuration ? value.map((part) => 0 - part) : null;
}

/** How often one duration goes into another of its kind. */
function ratio(left: FeelDuration, right: FeelDuration): number | null {
  if (left.unit === 'time' && right.unit === 'time') return finite(left.ms / right.ms);
  return left.unit === 'months' && right.unit === 'months' ? finite(left.months / right.months) : null;
}
