import type { UnaryTestsNode } from '../syntax/syntax-tree.ts';
import type { Value } from '../values/value.ts';
import { compileTest } from './compile.ts';
import { NameScope, type Scope } from './scope.ts';

/** DMN 1.3, 10.3.1.2, rule 17 and 7.3.2: whether a value passes one of the tests, or none of them behind `not`. */
export function compileUnaryTests(node: UnaryTestsNode): (value: Value, scope: Scope) => boolean {
  if (node.any) return () => true;
  const tests = node.tests.map(compileTest);
  return (value, outer) => {
    const scope = new NameScope(outer, '?', value);
    return tests.some((test) => test(value, scope) === true) !== node.negated;
  };
}
