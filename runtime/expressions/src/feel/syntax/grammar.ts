import type { Reader } from './reader.ts';
import type { Node } from './syntax-tree.ts';

/** How tightly operators bind, loosest first (DMN 1.3, 10.3.1.2, rules 2 and 4); `sign` is an operand alone. */
export const Level = { or: 1, and: 2, comparison: 3, sum: 4, product: 5, power: 6, sign: 7 } as const;
export type Level = (typeof Level)[keyof typeof Level];

/**
 * What the parts of the grammar need of each other. They hand it on, since an expression holds tests and lists, and
 * these hold expressions.
 */
export interface Grammar {
  /** Any expression. */
  expression(reader: Reader): Node;
  /** An expression of operators that bind at least as tightly. */
  operation(reader: Reader, level: Level): Node;
  /** The same, where its first operand is read already. */
  operationFrom(reader: Reader, left: Node, level: Level): Node;
  /** What stands behind an operand and belongs to it: `.name`, `[condition]`, `(arguments)`. */
  suffixes(reader: Reader, node: Node): Node;
}
