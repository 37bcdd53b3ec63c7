import { FeelRange } from './range.ts';
import { type FeelContext, isList, kindOf, SpecialValue, type Value } from './value.ts';

/** What `string(value)` writes (DMN 1.3, 10.3.4.1, table 71); texts inside lists and contexts stand in quotes. */
export function textOfValue(value: Value, spend: (steps: number) => void): string {
  spend(1);
  if (typeof value === 'string') return value;
  if (isList(value)) return `[${value.map((item) => textInside(item, spend)).join(', ')}]`;
  if (value instanceof FeelRange) return textOfRange(value, spend);
  if (value instanceof SpecialValue) return value.toString();
  if (kindOf(value) !== 'context') return String(value);
  const entries = Object.entries(value as FeelContext);
  return `{${entries.map(([key, member]) => `${keyText(key)}: ${textInside(member, spend)}`).join(', ')}}`;
}

function textOfRange(
  { start, end, startIncluded, endIncluded }: FeelRange,
  spend: (steps: number) => void,
): string {
  const ends = `${textInside(start, spend)}..${textInside(end, spend)}`;
  return `${startIncluded ? '[' : '('}${ends}${endIncluded ? ']' : ')'}`;
}

function textInside(value: Value, spend: (steps: number) => void): string {
  return typeof value === 'string' ? quoted(value) : textOfValue(value, spend);
}

const quoted = (text: string) => `"${text.replace(/["\\]/g, '\\$&')}"`;
const keyText = (key: string) => (/\W/.test(key) ? quoted(key) : key);
