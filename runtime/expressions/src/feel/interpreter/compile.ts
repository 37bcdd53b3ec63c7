import { functionNamed } from '../functions/functions.ts';
import type { Node, TestNode } from '../syntax/syntax-tree.ts';
import { readAtLiteral } from '../temporal/read-temporal.ts';
import { FeelRange } from '../values/range.ts';
import type { Value } from '../values/value.ts';
import { compileArithmetic, negate } from './arithmetic.ts';
import { compileCall, compileFunction } from './calls.ts';
import { compare, compileBetween, compileIn, testOfExpression } from './comparison.ts';
import { compileContext } from './contexts.ts';
import type { Compiler, Evaluate, Test } from './evaluate.ts';
import { compileFilter, compilePath } from './filters.ts';
import { isInstanceOf } from './instance-of.ts';
import { compileFor, compileQuantified } from './iteration.ts';
import { compileConjunction, compileDisjunction, compileIf } from './logic.ts';

const compiler: Compiler = { node: compileNode, test: compileTest };

/** Turns a syntax tree into functions, once, to be evaluated often (DMN 1.3, 10.3.2). */
export function compileNode(node: Node): Evaluate {
  switch (node.type) {
    case 'literal':
      return always(node.value);
    case 'at literal':
      return (scope) => readAtLiteral(node.text, scope.run.present);
    case 'name':
      return compileName(node.name);
    case 'list': {
      const items = node.items.map(compileNode);
      return (scope) => items.map((item) => item(scope));
    }
    case 'context':
      return compileContext(node.entries, compiler);
    case 'range': {
      const [start, end] = [compileNode(node.start), compileNode(node.end)];
      return (scope) => new FeelRange(start(scope), end(scope), node.startIncluded, node.endIncluded);
    }
    case 'negation': {
      const operand = compileNode(node.operand);
      return (scope) => negate(operand(scope));
    }
    case 'arithmetic':
      return compileArithmetic(node.first, node.rest, compiler);
    case 'comparison': {
      const [left, right] = [compileNode(node.left), compileNode(node.right)];
      const holds = compare[node.operator];
      return (scope) => holds(left(scope), right(scope), scope.run);
    }
    case 'between':
      return compileBetween(node, compiler);
    case 'in':
      return compileIn(node, compiler);
    case 'and':
      return compileConjunction(node.operands, compiler);
    case 'or':
      return compileDisjunction(node.operands, compiler);
    case 'instance of': {
      const value = compileNode(node.value);
      return (scope) => isInstanceOf(value(scope), node.of, scope.run);
    }
    case 'if':
      return compileIf(node, compiler);
    case 'for':
      return compileFor(node, compiler);
    case 'some':
    case 'every':
      return compileQuantified(node, compiler);
    case 'path':
      return compilePath(node.target, node.name, compiler);
    case 'filter':
      return compileFilter(node, compiler);
    case 'call':
      return compileCall(node, compiler);
    case 'function':
      return compileFunction(node, compiler);
  }
}

/** A unary test. A literal `true` or `false` is compared with the value; what else is true lets every value pass. */
export function compileTest(node: TestNode): Test {
  if (node.type === 'test') {
    const operand = compileNode(node.operand);
    const holds = compare[node.operator];
    return (value, scope) => holds(value, operand(scope), scope.run);
  }
  if (node.type === 'literal' && typeof node.value === 'boolean') return (value) => value === node.value;
  return testOfExpression(compileNode(node));
}

function always(value: Value): Evaluate {
  return () => value;
}

/** A name means what the scope says, or a function that is built in, or null. */
function compileName(name: string): Evaluate {
  const builtIn = functionNamed(name);
  return (scope) => {
    const value = scope.lookUp(name);
    return value === undefined ? builtIn : value;
  };
}
