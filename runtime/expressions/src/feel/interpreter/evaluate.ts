import type { Node, TestNode } from '../syntax/syntax-tree.ts';
import type { Value } from '../values/value.ts';
import type { Scope } from './scope.ts';

/** What is left of an expression when it is compiled: a function of the names in scope. */
export type Evaluate = (scope: Scope) => Value;

/** Whether a value passes a test; null where that cannot be said. */
export type Test = (value: Value, scope: Scope) => boolean | null;

/** What the parts of the compiler need of each other. */
export interface Compiler {
  node(node: Node): Evaluate;
  test(node: TestNode): Test;
}
