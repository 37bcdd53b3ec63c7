import { FeelDuration } from '../temporal/feel-duration.ts';
import type { FeelDate, FeelDateTime } from '../temporal/temporal-values.ts';
import { FeelFunction } from '../values/feel-function.ts';
import { isInstant } from '../values/order.ts';
import { type FeelContext, isContext, isList, type Value } from '../values/value.ts';
import type { Parameter } from './signature.ts';

/** Any value, null too. */
export const any = (name: string): Parameter<Value> => ({ ...plain, name, read: (value) => value });

/** A list; any other value but null counts as a list of one (DMN 1.3, 10.3.2.9.4). */
export const list = (name: string): Parameter<readonly Value[]> => ({
  ...plain,
  name,
  read: (value) => (isList(value) ? value : value === null ? undefined : [value]),
});

export const text = (name: string) => of(name, (value): value is string => typeof value === 'string');
export const number = (name: string) => of(name, isNumber);
export const context = (name: string) => of(name, (value): value is FeelContext => isContext(value));
export const date = (name: string) => of(name, (value): value is FeelDate | FeelDateTime => isInstant(value));
export const duration = (name: string) => of(name, (value) => value instanceof FeelDuration);
export const callable = (name: string) => of(name, (value) => value instanceof FeelFunction);

/** What `read` makes of a value, undefined for values that it does not take. */
export const read = <T>(name: string, reader: (value: Value) => T | undefined): Parameter<T> => ({
  ...plain,
  name,
  read: (value) => reader(single(value)),
});

/** May be left out; then it is null. */
export const optional = <T>(parameter: Parameter<T>): Parameter<T | null> => ({
  ...parameter,
  isOptional: true,
});

/** All arguments from here on: each one value. */
export const each = (name: string): Parameter<readonly Value[]> => ({
  name,
  isOptional: false,
  isRest: true,
  read: (value) => (isList(value) ? value : undefined),
});

/** One list, or its items as arguments one after the other; all of them of the type. */
export const items = <T extends Value>(
  name: string,
  isOfType: (value: Value) => value is T,
): Parameter<readonly T[]> => ({
  ...each(name),
  read: (args) => {
    const [first, ...others] = isList(args) ? args : [];
    const values = isList(first) && others.length === 0 ? first : isList(args) ? args : [];
    return values.every(isOfType) ? (values as readonly T[]) : undefined;
  },
});

export const isNumber = (value: Value): value is number => typeof value === 'number';
export const isAny = (value: Value): value is Value => value !== undefined;

const plain = { isOptional: false, isRest: false } as const;

/** A value of one type; a list of one such value counts as the value. */
function of<T extends Value>(name: string, isOfType: (value: Value) => value is T): Parameter<T> {
  return read(name, (value) => (isOfType(value) ? value : undefined));
}

function single(value: Value): Value {
  return isList(value) && value.length === 1 ? (value[0] ?? null) : value;
}
