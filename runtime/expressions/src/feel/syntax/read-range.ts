import { type Grammar, Level } from './grammar.ts';
import { continuesExpression } from './names.ts';
import type { Reader } from './reader.ts';
import type { Node, RangeNode } from './syntax-tree.ts';
import type { Token } from './token.ts';

/** Rules 9 to 12: `[1..5]`, `(1..5)` and `]1..5[`, where the opening bracket and the start are read already. */
export function readRangeFrom(grammar: Grammar, reader: Reader, opening: Token, start: Node): RangeNode {
  reader.require('..');
  const end = reader.nested(() => grammar.operation(reader, Level.sum));
  const closing = reader.take();
  if (closing.kind !== 'symbol' || !/^[\])[]$/.test(closing.text))
    reader.fail('the end of a range, "]" or ")", is expected', closing);
  return {
    type: 'range',
    start,
    end,
    startIncluded: opening.text === '[',
    endIncluded: closing.text === ']',
  };
}

/** Whether a `[` opens a filter, and does not close a range such as `]1..5[`: a condition can begin behind it. */
export function opensFilter(reader: Reader): boolean {
  return reader.isAt('[') && (beginsValue(reader.afterNext) || /^([<>]=?|!?=)$/.test(reader.afterNext.text));
}

/** Whether a `]` opens a range such as `]1..5[`: a value begins behind it. */
export function opensRange(reader: Reader): boolean {
  return reader.isAt(']') && beginsValue(reader.afterNext);
}

function beginsValue({ kind, text }: Token): boolean {
  if (kind === 'word') return !continuesExpression(text);
  return kind === 'symbol' ? /^[([{@?`+-]$/.test(text) : kind !== 'end';
}
