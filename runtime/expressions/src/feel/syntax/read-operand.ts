import type { Grammar } from './grammar.ts';
import { Level } from './grammar.ts';
import { readContext, readFunction, readList } from './read-boxed.ts';
import { readCall } from './read-call.ts';
import { readFor, readIf, readQuantified } from './read-control.ts';
import { readMemberName, readName, readQuoted } from './read-name.ts';
import { opensFilter, opensRange, readRangeFrom } from './read-range.ts';
import { readTest } from './read-tests.ts';
import { readType } from './read-type.ts';
import type { Reader } from './reader.ts';
import { textOfLiteral } from './string-literal.ts';
import type { Node } from './syntax-tree.ts';

const KEYWORDS: { readonly [word: string]: (grammar: Grammar, reader: Reader) => Node } = {
  if: readIf,
  for: readFor,
  some: readQuantified,
  every: readQuantified,
  function: readFunction,
  true: literal(true),
  false: literal(false),
  null: literal(null),
};

/** An operand with all that stands behind it and belongs to it. */
export function readOperand(grammar: Grammar, reader: Reader): Node {
  return readSuffixes(grammar, reader, readPrimary(grammar, reader));
}

/** Rules 45, 52, 38 and 53: paths, filters, calls and `instance of`, as many as there are. */
export function readSuffixes(grammar: Grammar, reader: Reader, first: Node): Node {
  return reader.chained(() => {
    let node = first;
    for (;;) {
      const suffixed = readSuffix(grammar, reader, node);
      if (suffixed === null) return node;
      reader.deepen();
      node = suffixed;
    }
  });
}

function readSuffix(grammar: Grammar, reader: Reader, target: Node): Node | null {
  if (reader.takes('.')) return { type: 'path', target, name: readMemberName(reader) };
  if (reader.isAt('(')) return readCall(grammar, reader, target);
  if (opensFilter(reader)) return readFilter(grammar, reader, target);
  if (!reader.isAtKeyword('instance') || reader.afterNext.text !== 'of') return null;
  reader.take();
  reader.take();
  return { type: 'instance of', value: target, of: readType(reader) };
}

function readFilter(grammar: Grammar, reader: Reader, target: Node): Node {
  const { from } = reader.take();
  const condition = reader.nested(() => reader.filtered(() => readTest(grammar, reader)));
  reader.require(']');
  return { type: 'filter', target, condition, weight: reader.weightSince(from) };
}

function readPrimary(grammar: Grammar, reader: Reader): Node {
  const { kind, text } = reader.next;
  if (kind === 'number') return { type: 'literal', value: numberOf(reader) };
  if (kind === 'text') return { type: 'literal', value: textOfLiteral(reader.take().text) };
  if (kind === 'symbol') return readBracketed(grammar, reader, text);
  const name = kind === 'word' ? readName(reader) : null;
  if (name !== null) return { type: 'name', name };
  const read = kind === 'word' && Object.hasOwn(KEYWORDS, text) ? KEYWORDS[text] : undefined;
  return read === undefined ? reader.fail('a value is expected') : read(grammar, reader);
}

function readBracketed(grammar: Grammar, reader: Reader, symbol: string): Node {
  switch (symbol) {
    case '(':
      return readParenthesised(grammar, reader);
    case '[':
      return readList(grammar, reader);
    case '{':
      return readContext(grammar, reader);
    case ']': {
      if (!opensRange(reader)) reader.fail('a value is expected');
      const opening = reader.take();
      return readRangeFrom(grammar, reader, opening, grammar.operation(reader, Level.sum));
    }
    case '@':
      reader.take();
      if (reader.next.kind !== 'text') reader.fail('a date, time or duration in quotes is expected');
      return { type: 'at literal', text: textOfLiteral(reader.take().text) };
    case '?':
      reader.take();
      return { type: 'name', name: '?' };
    case '`':
      return { type: 'name', name: readQuoted(reader) ?? '' };
    default:
      return reader.fail('a value is expected');
  }
}

/** An expression in parentheses, or a range that begins with one. */
function readParenthesised(grammar: Grammar, reader: Reader): Node {
  const opening = reader.take();
  const inside = reader.nested(() => grammar.expression(reader));
  if (reader.isAt('..')) return readRangeFrom(grammar, reader, opening, inside);
  reader.require(')');
  return inside;
}

function numberOf(reader: Reader): number {
  const value = Number(reader.next.text);
  if (!Number.isFinite(value)) reader.fail('this number is too large');
  reader.take();
  return value;
}

function literal(value: true | false | null) {
  return (_grammar: Grammar, reader: Reader): Node => {
    reader.take();
    return { type: 'literal', value };
  };
}
