import { type Budget, boundedList } from '../budget.ts';
import { ExpressionError } from '../expression-error.ts';

/** The list behind what is iterated: a list, a range of whole numbers or letters, or the value itself. */
export function iterated(value: unknown, budget: Budget): unknown {
  const list = isRange(value) ? listOfRange(value, budget) : value;
  budget.spend(Array.isArray(list) ? list.length + 1 : 1);
  return list;
}

/** Whole numbers from start to end, upwards or downwards, both included. Null where an end is missing. */
export function numbersBetween(start: unknown, end: unknown, budget: Budget): readonly number[] | null {
  if (start === null || end === null) return null;
  if (!Number.isInteger(start) || !Number.isInteger(end))
    throw new ExpressionError('a range to go through has whole numbers at both ends');
  const [from, to] = [Number(start), Number(end)];
  const length = Math.abs(to - from) + 1;
  budget.spend(length);
  const direction = to < from ? -1 : 1;
  return boundedList(Array.from({ length }, (_, index) => from + direction * index));
}

interface Range {
  readonly start: unknown;
  readonly end: unknown;
  map<T>(transform: (value: unknown) => T): readonly T[];
}

function isRange(value: unknown): value is Range {
  return typeof value === 'object' && value !== null && 'start included' in value && 'includes' in value;
}

function listOfRange(range: Range, budget: Budget): unknown {
  if (typeof range.start === 'string') return range.map((value) => value);
  const numbers = numbersBetween(range.start, range.end, budget) ?? [];
  const from = Reflect.get(range, 'start included') === true ? 0 : 1;
  const to = Reflect.get(range, 'end included') === true ? numbers.length : -1;
  return numbers.slice(from, to);
}
