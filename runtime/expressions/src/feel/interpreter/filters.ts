import { functionNamed } from '../functions/functions.ts';
import type { FilterNode, Node, TestNode } from '../syntax/syntax-tree.ts';
import { propertyOf } from '../temporal/temporal-properties.ts';
import { memberOf } from '../values/members.ts';
import { isList, SpecialValue, type Value } from '../values/value.ts';
import type { Compiler, Evaluate } from './evaluate.ts';
import type { Run } from './run.ts';
import { ItemScope, type Scope } from './scope.ts';

/** DMN 1.3, 10.3.2.4: the member of a context, a property of a date or duration; of a list, that of each item. */
export function compilePath(node: Node, name: string, compiler: Compiler): Evaluate {
  const target = compiler.node(node);
  return (scope) => {
    const value = target(scope);
    if (!isList(value)) return memberIn(value, name, scope.run);
    scope.run.spendOn(value.length);
    return value.map((item) => memberIn(item, name, scope.run));
  };
}

function memberIn(value: Value, name: string, run: Run): Value {
  if (typeof value !== 'object' || value === null || isList(value)) return null;
  return value instanceof SpecialValue ? propertyOf(value, name) : (memberOf(value, name, run) ?? null);
}

/**
 * DMN 1.3, 10.3.2.5: a number chooses one item, from 1 or, negative, from the end; anything else is a condition, which
 * keeps the items for which it is true. What is no list counts as a list of one, and null has no items.
 */
export function compileFilter(node: FilterNode, compiler: Compiler): Evaluate {
  const target = compiler.node(node.target);
  const keeps = compileCondition(node, compiler);
  const position = compilePosition(node.condition, compiler);
  return (scope) => {
    const value = target(scope);
    if (value === null) return null;
    const list = isList(value) ? value : [value];
    const index = position(scope);
    if (typeof index === 'number') return list[index < 0 ? list.length + index : index - 1] ?? null;
    scope.run.spend(1 + list.length * node.weight);
    return list.filter((item) => keeps(item, scope));
  };
}

function compileCondition(
  { condition }: FilterNode,
  compiler: Compiler,
): (item: Value, scope: Scope) => boolean {
  if (condition.type === 'test') {
    const test = compiler.test(condition);
    return (item, scope) => test(item, new ItemScope(scope, item)) === true;
  }
  const holds = compiler.node(condition);
  return (item, scope) => holds(new ItemScope(scope, item)) === true;
}

const NEVER_NUMBERS = ['comparison', 'between', 'in', 'and', 'or', 'instance of', 'some', 'every'];

/** What could turn out to be a number is looked at before any item, with the names around the filter. */
function compilePosition(condition: TestNode, compiler: Compiler): Evaluate {
  if (condition.type === 'test' || NEVER_NUMBERS.includes(condition.type)) return () => null;
  const position = compiler.node(condition);
  const called = condition.type === 'call' && condition.target.type === 'name' ? condition.target.name : null;
  if (called === null || functionNamed(called) !== null) return position;
  // A function that is a member of the items is none around the filter.
  return (scope) => (scope.lookUp(called) === undefined ? null : position(scope));
}
