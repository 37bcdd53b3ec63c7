import type { Run } from '../interpreter/run.ts';
import { isEqual } from '../values/equality.ts';
import type { FeelFunction } from '../values/feel-function.ts';
import { isList, type Value } from '../values/value.ts';
import { any, callable, each, list, number, optional } from './parameters.ts';
import { type Signature, signature } from './signature.ts';

type Items = readonly Value[];

/** DMN 1.3, 10.3.4.4 and 10.3.4.7: lists out of lists. Positions count from 1, negative ones from the end. */
export const listFunctions: { readonly [name: string]: readonly Signature[] } = {
  count: [signature([list('list')], ([items]) => items.length)],
  'list contains': [
    signature([list('list'), any('element')], ([items, element], run) =>
      items.some((item) => isEqual(item, element, run)),
    ),
  ],
  'list replace': [
    signature([list('list'), number('position'), any('newItem')], ([items, position, newItem]) => {
      const index = indexOf(position, items);
      return index === null ? null : [...items.slice(0, index), newItem, ...items.slice(index + 1)];
    }),
    signature([list('list'), callable('match'), any('newItem')], ([items, match, newItem], run) =>
      items.map((item) => (match.call([item, newItem], run) === true ? newItem : item)),
    ),
  ],
  sublist: [
    signature(
      [list('list'), number('start position'), optional(number('length'))],
      ([items, start, length]) => {
        const from = start < 0 ? items.length + start : start - 1;
        return from < 0 ? null : items.slice(from, length === null ? undefined : from + Math.max(0, length));
      },
    ),
  ],
  append: [
    signature([list('list'), each('item')], ([items, others], run) => run.list([...items, ...others])),
  ],
  concatenate: [signature([each('list')], ([lists], run) => run.list(lists.flatMap(itemsOf)))],
  'insert before': [
    signature([list('list'), number('position'), any('newItem')], ([items, position, newItem]) => {
      const index = indexOf(position, items);
      return index === null ? null : [...items.slice(0, index), newItem, ...items.slice(index)];
    }),
  ],
  remove: [
    signature([list('list'), number('position')], ([items, position]) => {
      const index = indexOf(position, items);
      return index === null ? null : [...items.slice(0, index), ...items.slice(index + 1)];
    }),
  ],
  reverse: [signature([list('list')], ([items]) => [...items].reverse())],
  'index of': [
    signature([list('list'), any('match')], ([items, match], run) =>
      items.flatMap((item, index) => (isEqual(item, match, run) ? [index + 1] : [])),
    ),
  ],
  union: [signature([each('list')], ([lists], run) => distinct(run.list(lists.flatMap(itemsOf)), run))],
  'distinct values': [signature([list('list')], ([items], run) => distinct(items, run))],
  flatten: [signature([list('list')], ([items], run) => run.list(flat(items, run)))],
  sort: [
    signature([list('list'), callable('precedes')], ([items, precedes], run) => sorted(items, precedes, run)),
  ],
};

const itemsOf = (value: Value): Items => (isList(value) ? value : [value]);

/** Where a position points to; null where it is outside the list. */
function indexOf(position: number, items: Items): number | null {
  const index = position < 0 ? items.length + position : position - 1;
  return Number.isInteger(index) && index >= 0 && index < items.length ? index : null;
}

/** The first of each set of equal values; scalars are told apart without comparing each with each. */
function distinct(items: Items, run: Run): Items {
  const scalars = new Set<Value>();
  const others: Value[] = [];
  return items.filter((item) => {
    if (typeof item !== 'object' || item === null) return !scalars.has(item) && scalars.add(item);
    run.spendOn(others.length);
    if (others.some((other) => isEqual(item, other, run))) return false;
    others.push(item);
    return true;
  });
}

function flat(items: Items, run: Run): Items {
  run.spend(items.length + 1);
  return items.flatMap((item) => (isList(item) ? flat(item, run) : [item]));
}

/** 10.3.4.9. Stable: of two items of which neither precedes the other, the first stays first. */
function sorted(items: Items, precedes: FeelFunction, run: Run): Items {
  const isBefore = (a: Value, b: Value) => precedes.call([a, b], run) === true;
  return [...items].sort((a, b) => (isBefore(a, b) ? -1 : isBefore(b, a) ? 1 : 0));
}
