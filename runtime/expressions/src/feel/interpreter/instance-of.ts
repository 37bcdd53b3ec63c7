import type { TypeNode } from '../syntax/syntax-tree.ts';
import { FeelDuration } from '../temporal/feel-duration.ts';
import { memberOf } from '../values/members.ts';
import { FeelRange } from '../values/range.ts';
import { isContext, isList, kindOf, type Value } from '../values/value.ts';
import type { Run } from './run.ts';

/** DMN 1.3, 10.3.2.3 and table 50: whether a value is of a type. Null is of no type but `Null`. */
export function isInstanceOf(value: Value, type: TypeNode, run: Run): boolean {
  run.spendOn(1);
  switch (type.name) {
    case 'Null':
      return value === null;
    case 'Any':
      return value !== null;
    case 'days and time duration':
      return value instanceof FeelDuration && value.unit === 'time';
    case 'years and months duration':
      return value instanceof FeelDuration && value.unit === 'months';
  }
  if (kindOf(value) !== type.name) return false;
  const { element } = type;
  if (isContext(value)) return hasMembers(value, type, run);
  if (element === null) return true;
  if (isList(value)) return value.every((item) => item === null || isInstanceOf(item, element, run));
  return (
    !(value instanceof FeelRange) || [value.start, value.end].some((end) => isInstanceOf(end, element, run))
  );
}

/** 10.3.2.9.4: the value if it is of the type, the only item of a list or a list of the value if that is; else null. */
export function conforming(value: Value, type: TypeNode | null, run: Run): Value {
  if (type === null || isInstanceOf(value, type, run)) return value;
  const [first = null] = isList(value) && value.length === 1 ? value : [];
  if (isInstanceOf(first, type, run)) return first;
  return value !== null && isInstanceOf([value], type, run) ? [value] : null;
}

function hasMembers(value: Parameters<typeof memberOf>[0], { members }: TypeNode, run: Run): boolean {
  return members.every(({ name, type }) => {
    const member = memberOf(value, name, run);
    return member !== undefined && (member === null || isInstanceOf(member, type, run));
  });
}
