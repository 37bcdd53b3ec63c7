import { normalName } from '../syntax/names.ts';
import type { ContextEntry } from '../syntax/syntax-tree.ts';
import { contextOf, type Value } from '../values/value.ts';
import type { Compiler, Evaluate } from './evaluate.ts';
import { NameScope, type Scope } from './scope.ts';

/** DMN 1.3, 10.3.2.6: entries one after the other; each sees those before it. */
export function compileContext(nodes: readonly ContextEntry[], compiler: Compiler): Evaluate {
  const entries = nodes.map(({ key, value }) => ({
    key,
    name: normalName(key),
    value: compiler.node(value),
  }));
  return (outer) => {
    let scope: Scope = outer;
    const values: [string, Value][] = [];
    for (const { key, name, value } of entries) {
      const result = value(scope);
      values.push([key, result]);
      scope = new NameScope(scope, name, result);
    }
    return contextOf(values);
  };
}
