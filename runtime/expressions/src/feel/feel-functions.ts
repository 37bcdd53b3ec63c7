import { type Budget, boundedList, boundedText } from '../budget.ts';
import type { Environment } from '../expression.ts';
import { safePattern } from '../text/safe-pattern.ts';
import { iterated, numbersBetween } from './guard-functions.ts';
import { GUARDS } from './guarded-source.ts';
import { temporalFunctions } from './temporal-functions.ts';

/** A function as feelin calls it: by position, or by the names in `$args`. */
export type FeelFunction = ((...args: readonly unknown[]) => unknown) & { readonly $args: readonly string[] };

export interface FeelFunctions {
  /** In place of functions of feelin's that read the machine or may take too long. Variables may hide them. */
  readonly overrides: { readonly [name: string]: FeelFunction };
  /** What guarded sources call; nothing hides them. */
  readonly guards: { readonly [name: string]: FeelFunction };
}

/** The functions of one evaluation. */
export function feelFunctions(environment: Environment, budget: Budget): FeelFunctions {
  const time = temporalFunctions(environment);
  return {
    overrides: {
      now: named([], () => time.now()),
      today: named([], () => time.today()),
      'day of week': named(['date'], (date) => time.dayOfWeek(date)),
      'month of year': named(['date'], (date) => time.monthOfYear(date)),
      ...patternFunctions(),
      ...growingFunctions(budget),
    },
    guards: {
      [GUARDS.date]: named(['year', 'month', 'day', 'from'], (year, month, day, from) =>
        time.date(year, month, day, from),
      ),
      [GUARDS.dateAndTime]: named(['date', 'time', 'from'], (date, ofDay, from) =>
        time.dateAndTime(date, ofDay, from),
      ),
      [GUARDS.time]: named(
        ['hour', 'minute', 'second', 'offset', 'from'],
        (hour, minute, second, offset, from) => time.time(hour, minute, second, offset, from),
      ),
      [GUARDS.duration]: named(['from'], (from) => time.duration(from)),
      [GUARDS.literal]: named(['text'], (text) => time.literal(text)),
      [GUARDS.list]: named(['value'], (value) => iterated(value, budget)),
      [GUARDS.range]: named(['start', 'end'], (start, end) => numbersBetween(start, end, budget)),
      [GUARDS.step]: named(['value'], (value) => {
        budget.spend();
        return value ?? null;
      }),
    },
  };
}

function named($args: readonly string[], apply: (...args: readonly unknown[]) => unknown): FeelFunction {
  return Object.assign((...args: readonly unknown[]) => apply(...args), { $args });
}

/** DMN 1.3, 10.3.4.3: the functions that take a regular expression, with patterns that cannot run away. */
function patternFunctions(): { readonly [name: string]: FeelFunction } {
  const isFlags = (flags: unknown): flags is string | undefined | null =>
    flags == null || /^[ims]*$/.test(String(flags));
  return {
    matches: named(['input', 'pattern', 'flags'], (input, pattern, flags) => {
      if (typeof input !== 'string' || typeof pattern !== 'string' || !isFlags(flags)) return null;
      return safePattern(pattern)
        .forText(input, flags ?? '')
        .test(input);
    }),
    replace: named(['input', 'pattern', 'replacement', 'flags'], (input, pattern, replacement, flags) => {
      if (typeof input !== 'string' || typeof pattern !== 'string' || typeof replacement !== 'string')
        return null;
      if (!isFlags(flags)) return null;
      const expression = safePattern(pattern).forText(input, `g${flags ?? ''}`);
      return boundedText(input.replace(expression, replacement.replace(/\$0/g, '$$&')));
    }),
    split: named(['string', 'delimiter'], (text, delimiter) => {
      if (typeof text !== 'string' || typeof delimiter !== 'string') return null;
      return text.split(safePattern(delimiter).forText(text));
    }),
  };
}

/** Functions that make lists longer, kept within bounds (repeated, they would double a list without end). */
function growingFunctions(budget: Budget): { readonly [name: string]: FeelFunction } {
  const joined = (lists: readonly unknown[]): readonly unknown[] => {
    const list = boundedList(lists.flatMap((item) => (Array.isArray(item) ? item : [item])));
    budget.spend(list.length);
    return list;
  };
  return {
    concatenate: named(['...list'], (...lists) => joined(lists)),
    append: named(['list', '...item'], (list, ...items) =>
      list === null ? null : joined([list, ...items.map((item) => [item])]),
    ),
    flatten: named(['list'], (list) => (Array.isArray(list) ? flattened(list, budget) : [list ?? null])),
  };
}

function flattened(list: readonly unknown[], budget: Budget): readonly unknown[] {
  budget.spend(list.length + 1);
  return boundedList(list.flatMap((item) => (Array.isArray(item) ? flattened(item, budget) : [item])));
}
