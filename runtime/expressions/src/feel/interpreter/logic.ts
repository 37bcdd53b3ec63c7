import type { Node } from '../syntax/syntax-tree.ts';
import type { Value } from '../values/value.ts';
import type { Compiler, Evaluate } from './evaluate.ts';

/** DMN 1.3, table 38: false if one is false, true if all are true, otherwise null; what is no boolean counts as null. */
export function compileConjunction(operands: readonly Node[], compiler: Compiler): Evaluate {
  return compileUntil(false, operands, compiler);
}

/** Table 38: true if one is true, false if all are false, otherwise null. */
export function compileDisjunction(operands: readonly Node[], compiler: Compiler): Evaluate {
  return compileUntil(true, operands, compiler);
}

/** Goes on until one operand decides. */
function compileUntil(decisive: boolean, nodes: readonly Node[], compiler: Compiler): Evaluate {
  const operands = nodes.map(compiler.node);
  return (scope) => {
    let result: boolean | null = !decisive;
    for (const operand of operands) {
      const value = operand(scope);
      if (value === decisive) return decisive;
      if (value !== !decisive) result = null;
    }
    return result;
  };
}

/** Table 49: only a condition that is true chooses its branch. */
export function compileIf(node: Extract<Node, { type: 'if' }>, compiler: Compiler): Evaluate {
  const branches = node.branches.map(({ condition, result }) => ({
    holds: compiler.node(condition),
    result: compiler.node(result),
  }));
  const otherwise = compiler.node(node.otherwise);
  return (scope): Value => {
    for (const { holds, result } of branches) if (holds(scope) === true) return result(scope);
    return otherwise(scope);
  };
}
