import type { ForNode, IteratorNode, QuantifiedNode } from '../syntax/syntax-tree.ts';
import type { Value } from '../values/value.ts';
import { listBetween, listOf } from './domains.ts';
import type { Compiler, Evaluate } from './evaluate.ts';
import { NameScope, PartialScope, type Scope } from './scope.ts';

interface CompiledIterator {
  readonly name: string;
  /** The values that the name takes, null where there are none to go through. */
  readonly domain: (scope: Scope) => readonly Value[] | null;
}

/** What is done with each combination of values; false once no more are wanted. */
type Visit = (scope: Scope) => boolean;

/** DMN 1.3, 10.3.2.14: the results of the body for all combinations; null where there is nothing to go through. */
export function compileFor(node: ForNode, compiler: Compiler): Evaluate {
  const iterators = node.iterators.map((iterator) => compileIterator(iterator, compiler));
  const body = compiler.node(node.body);
  return (scope) => {
    const results: Value[] = [];
    const wentThrough = visitAll(iterators, scope, (inner) => {
      scope.run.spend(node.weight);
      results.push(body(new PartialScope(inner, results)));
      return true;
    });
    return wentThrough ? scope.run.list(results) : null;
  };
}

/** 10.3.2.15, table 38 over all combinations: `some` is their disjunction, `every` their conjunction. */
export function compileQuantified(node: QuantifiedNode, compiler: Compiler): Evaluate {
  const iterators = node.iterators.map((iterator) => compileIterator(iterator, compiler));
  const condition = compiler.node(node.body);
  const decisive = node.type === 'some';
  return (scope) => {
    let result: boolean | null = !decisive;
    const wentThrough = visitAll(iterators, scope, (inner) => {
      scope.run.spend(node.weight);
      const value = condition(inner);
      if (value === decisive) result = decisive;
      else if (value !== !decisive) result = null;
      return result !== decisive;
    });
    return wentThrough ? result : null;
  };
}

function compileIterator({ name, domain, to }: IteratorNode, compiler: Compiler): CompiledIterator {
  const start = compiler.node(domain);
  if (to === null) return { name, domain: (scope) => listOf(start(scope), scope.run) };
  const end = compiler.node(to);
  return { name, domain: (scope) => listBetween(start(scope), end(scope), scope.run) };
}

/** Visits all combinations, the last name changing fastest; false where a domain is null. */
function visitAll(iterators: readonly CompiledIterator[], outer: Scope, visit: Visit): boolean {
  let enough = false;
  const visitFrom = (index: number, scope: Scope): boolean => {
    const iterator = iterators[index];
    if (iterator === undefined) {
      enough = !visit(scope);
      return true;
    }
    const values = iterator.domain(scope);
    if (values === null) return false;
    for (const value of values) {
      if (!visitFrom(index + 1, new NameScope(scope, iterator.name, value))) return false;
      if (enough) return true;
    }
    return true;
  };
  return visitFrom(0, outer);
}
