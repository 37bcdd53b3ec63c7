import { boundedText } from '../budget.ts';
import { ExpressionError } from '../expression-error.ts';
import type { Json } from '../json.ts';
import { isList } from '../json-values.ts';
import { safePattern } from '../text/safe-pattern.ts';
import { type Operations, operation } from './operation.ts';

/** A value as `cat` writes it: nothing for null, the elements of a list one after the other with commas. */
function textOf(value: Json): string {
  if (value === null) return '';
  if (isList(value)) return boundedText(value.map(textOf).join(','));
  if (typeof value === 'object') throw new ExpressionError('an object cannot be written as text');
  return String(value);
}

function compareTexts(holds: (text: string, part: string) => boolean) {
  return operation(2, 2, ([text, part]) => {
    return typeof text === 'string' && typeof part === 'string' && holds(text, part);
  });
}

/** Operators on texts. A missing text starts, ends and matches with nothing. */
export const textOperations: Operations = {
  cat: operation(0, Infinity, (args, _data, { budget }) => {
    const text = boundedText(args.map(textOf).join(''));
    budget.spend(Math.ceil(text.length / 100));
    return text;
  }),
  substr: operation(2, 3, ([value = null, start = null, length]) => {
    if (value === null) return null;
    if (!Number.isInteger(start) || (length !== undefined && !Number.isInteger(length)))
      throw new ExpressionError('"substr" takes whole numbers for where and how long');
    const rest = textOf(value).slice(start as number);
    return length === undefined ? rest : rest.slice(0, length as number);
  }),
  length: operation(1, 1, ([value = null]) => {
    if (value === null) return 0;
    if (typeof value === 'string') return Array.from(value).length;
    if (isList(value)) return value.length;
    throw new ExpressionError('"length" takes a text or a list');
  }),
  startsWith: compareTexts((text, part) => text.startsWith(part)),
  endsWith: compareTexts((text, part) => text.endsWith(part)),
  matches: operation(2, 2, ([text, pattern]) => {
    if (typeof pattern !== 'string') throw new ExpressionError('"matches" takes a pattern');
    if (typeof text !== 'string') return false;
    return safePattern(pattern).forText(text).test(text);
  }),
};
