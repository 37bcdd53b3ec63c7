import { boundedList } from '../budget.ts';
import { ExpressionError } from '../expression-error.ts';
import type { Json } from '../json.ts';
import { isList } from '../json-values.ts';
import { type Operations, operation } from './operation.ts';

/**
 * Reads a dotted path. Only own members count, so that no path reaches `constructor` or `__proto__`; elements of
 * lists are reached by their index. Undefined where the path leads nowhere.
 */
export function memberAt(data: Json, path: Json | undefined): Json | undefined {
  if (path === undefined || path === null || path === '') return data;
  if (typeof path !== 'string' && typeof path !== 'number') throw new ExpressionError('"var" takes a path');
  let value: Json | undefined = data;
  for (const key of String(path).split('.')) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
    value = (value as { readonly [key: string]: Json })[key];
  }
  return value;
}

const isMissing = (data: Json, path: Json) => (memberAt(data, path) ?? '') === '';

/** Operators that read the data: `var`, `missing`, `missing_some`, and `merge`. */
export const dataOperations: Operations = {
  var: operation(0, 2, ([path, otherwise], data) => memberAt(data, path) ?? otherwise ?? null),
  missing: operation(0, Infinity, (args, data) => {
    const paths = isList(args[0]) ? args[0] : args;
    return paths.filter((path) => isMissing(data, path));
  }),
  missing_some: operation(2, 2, ([needed = null, paths = null], data) => {
    if (typeof needed !== 'number' || !isList(paths))
      throw new ExpressionError('"missing_some" takes a number and a list of paths');
    const missing = paths.filter((path) => isMissing(data, path));
    return paths.length - missing.length >= needed ? [] : missing;
  }),
  merge: operation(0, Infinity, (args, _data, { budget }) => {
    const merged = boundedList(args.flatMap((arg) => (isList(arg) ? arg : [arg])));
    budget.spend(merged.length);
    return merged;
  }),
};
