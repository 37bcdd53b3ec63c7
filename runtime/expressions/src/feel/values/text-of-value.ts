import type { Run } from '../interpreter/run.ts';
import { FeelRange } from './range.ts';
import { type FeelContext, isList, kindOf, SpecialValue, type Value } from './value.ts';

/** What `string(value)` writes (DMN 1.3, 10.3.4.1, table 71); texts inside lists and contexts stand in quotes. */
export function textOfValue(value: Value, run: Run): string {
  run.spend(1);
  if (typeof value === 'string') return value;
  if (isList(value))
    return `[${run.join(
      value.map((item) => textInside(item, run)),
      ', ',
    )}]`;
  if (value instanceof FeelRange) return textOfRange(value, run);
  if (value instanceof SpecialValue) return value.toString();
  return kindOf(value) === 'context' ? textOfContext(value as FeelContext, run) : String(value);
}

function textOfContext(context: FeelContext, run: Run): string {
  const entries = Object.entries(context).map(([key, value]) => `${keyText(key)}: ${textInside(value, run)}`);
  return `{${run.join(entries, ', ')}}`;
}

function textOfRange({ start, end, startIncluded, endIncluded }: FeelRange, run: Run): string {
  const ends = `${textInside(start, run)}..${textInside(end, run)}`;
  return `${startIncluded ? '[' : '('}${ends}${endIncluded ? ']' : ')'}`;
}

function textInside(value: Value, run: Run): string {
  return typeof value === 'string' ? quoted(value) : textOfValue(value, run);
}

const quoted = (text: string) => `"${text.replace(/["\\]/g, '\\$&')}"`;
const keyText = (key: string) => (/\W/.test(key) ? quoted(key) : key);
