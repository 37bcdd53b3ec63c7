import type { Comparator, Node } from '../syntax/syntax-tree.ts';
import { equal } from '../values/equality.ts';
import { order } from '../values/order.ts';
import { FeelRange } from '../values/range.ts';
import { isList, type Value } from '../values/value.ts';
import type { Compiler, Evaluate, Test } from './evaluate.ts';
import type { Run } from './run.ts';
import { NameScope } from './scope.ts';

type Compare = (left: Value, right: Value, run: Run) => boolean | null;

/**
 * DMN 1.3, 10.3.2.13, tables 41 and 42: by size null where two values have no order. `!=` is true wherever `=` is not,
 * also for values of different kinds.
 */
export const compare: { readonly [operator in Comparator]: Compare } = {
  '=': equal,
  '!=': (left, right, run) => equal(left, right, run) !== true,
  '<': bySize((sign) => sign < 0),
  '<=': bySize((sign) => sign <= 0),
  '>': bySize((sign) => sign > 0),
  '>=': bySize((sign) => sign >= 0),
};

function bySize(holds: (sign: number) => boolean): Compare {
  return (left, right) => {
    const sign = order(unwrapped(left), unwrapped(right));
    return sign === null ? null : holds(sign);
  };
}

/** A list of one value counts as the value (10.3.2.9.4). */
function unwrapped(value: Value): Value {
  return isList(value) && value.length === 1 ? (value[0] ?? null) : value;
}

/** Table 42: from and to included. */
export function compileBetween(node: Extract<Node, { type: 'between' }>, compiler: Compiler): Evaluate {
  const [value, from, to] = [compiler.node(node.value), compiler.node(node.from), compiler.node(node.to)];
  return (scope) => {
    const [tested, low, high] = [value(scope), from(scope), to(scope)];
    return low === null || high === null
      ? null
      : new FeelRange(low, high, true, true).includes(unwrapped(tested));
  };
}

/**
 * Table 42: whether one of the tests lets the value pass, which they know as `?`; null where the only test is null. A
 * single expression that does not ask for `?` is what the value is looked for in, though it be a boolean.
 */
export function compileIn(node: Extract<Node, { type: 'in' }>, compiler: Compiler): Evaluate {
  const value = compiler.node(node.value);
  const [only] = node.tests;
  if (node.tests.length === 1 && only !== undefined && only.type !== 'test' && !asksForValue(only)) {
    const domain = compiler.node(only);
    return (scope) => {
      const tested = value(scope);
      const among = domain(scope);
      return among === null ? null : isAmong(tested, among, scope.run) === true;
    };
  }
  const tests = node.tests.map(compiler.test);
  return (scope) => {
    const tested = value(scope);
    const inner = new NameScope(scope, '?', tested);
    return tests.some((test) => test(tested, inner) === true);
  };
}

/** Whether `?` stands anywhere in a part of a syntax tree. */
function asksForValue(part: unknown): boolean {
  if (typeof part !== 'object' || part === null) return false;
  const isQuestion = Reflect.get(part, 'type') === 'name' && Reflect.get(part, 'name') === '?';
  return isQuestion || Object.values(part).some(asksForValue);
}

/**
 * 7.3.2 and rule 7: what an expression as a test says of a value. A boolean says it itself; a range or list has the
 * value in it, or not; anything else equals it, or not.
 */
export function testOfExpression(expression: Evaluate): Test {
  return (value, scope) => {
    const result = expression(scope);
    return typeof result === 'boolean' ? result : isAmong(value, result, scope.run);
  };
}

/** Whether a value is in a range or a list, or is the value; a list may hold ranges. */
function isAmong(value: Value, domain: Value, run: Run): boolean | null {
  if (domain instanceof FeelRange) return domain.includes(unwrapped(value));
  if (!isList(domain)) return equal(value, domain, run);
  run.spendOn(domain.length);
  const isItem = (item: Value) =>
    item instanceof FeelRange ? item.includes(unwrapped(value)) === true : equal(item, value, run) === true;
  return domain.some(isItem) || (isList(value) && equal(value, domain, run) === true);
}
