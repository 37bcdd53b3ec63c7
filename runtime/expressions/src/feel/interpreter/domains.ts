import { MAX_LIST_LENGTH } from '../../limits.ts';
import { DAY_MS } from '../../time/calendar.ts';
import { FeelDate } from '../temporal/temporal-values.ts';
import { FeelRange } from '../values/range.ts';
import { isList, type Value } from '../values/value.ts';
import type { Run } from './run.ts';

/** The values behind what is gone through: those of a list, or all of a range that can be counted. Otherwise null. */
export function listOf(value: Value, run: Run): readonly Value[] | null {
  if (isList(value)) {
    run.spend(value.length + 1);
    return value;
  }
  if (!(value instanceof FeelRange)) return null;
  const all = listBetween(value.start, value.end, run);
  return all?.slice(value.startIncluded ? 0 : 1, value.endIncluded ? all.length : -1) ?? null;
}

/**
 * Everything from start to end, both included, upwards or downwards: whole numbers, days, or single letters. Null where
 * an end is missing. Throws `ExpressionError` for ends between which nothing can be counted, and for too many values.
 */
export function listBetween(start: Value, end: Value, run: Run): readonly Value[] | null {
  if (start === null || end === null) return null;
  if (Number.isInteger(start) && Number.isInteger(end)) return counted(Number(start), Number(end), run);
  if (start instanceof FeelDate && end instanceof FeelDate) {
    const days = counted(start.epochMs / DAY_MS, end.epochMs / DAY_MS, run);
    return days.map((day) => FeelDate.at(day * DAY_MS));
  }
  const [from, to] = [letter(start), letter(end)];
  if (from === null || to === null)
    run.fail('a range to go through has whole numbers, dates or letters at both ends');
  return counted(from, to, run).map((code) => String.fromCharCode(code));
}

function counted(from: number, to: number, run: Run): readonly number[] {
  const length = Math.abs(to - from) + 1;
  if (length > MAX_LIST_LENGTH) run.fail(`a range to go through has at most ${MAX_LIST_LENGTH} values`);
  run.spend(length);
  const direction = to < from ? -1 : 1;
  return Array.from({ length }, (_, index) => from + direction * index);
}

const letter = (value: Value) =>
  typeof value === 'string' && /^[a-zA-Z]$/.test(value) ? value.charCodeAt(0) : null;
