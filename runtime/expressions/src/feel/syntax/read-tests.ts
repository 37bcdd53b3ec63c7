import { type Grammar, Level } from './grammar.ts';
import { readRangeFrom } from './read-range.ts';
import type { Reader } from './reader.ts';
import type { Comparator, Node, TestNode, UnaryTestsNode } from './syntax-tree.ts';

const COMPARATORS = ['=', '!=', '<', '<=', '>', '>='];

/** Rule 17: `-`, tests between commas, or `not(…)` around them; nothing may follow. */
export function readUnaryTests(grammar: Grammar, reader: Reader): UnaryTestsNode {
  if (reader.isAt('-') && reader.afterNext.kind === 'end') {
    reader.take();
    return { any: true, negated: false, tests: [] };
  }
  if (!reader.isAtKeyword('not') || reader.afterNext.text !== '(')
    return { any: false, negated: false, tests: readTests(grammar, reader) };
  reader.take();
  reader.take();
  const inside = reader.nested(() => readTests(grammar, reader));
  reader.require(')');
  if (reader.next.kind === 'end') return { any: false, negated: true, tests: inside };
  const first = grammar.operationFrom(reader, calledNot(reader, inside), Level.or);
  const others = reader.takes(',') ? readTests(grammar, reader) : [];
  return { any: false, negated: false, tests: [first, ...others] };
}

/** `not(…)` that turns out to be the beginning of an expression: then it is the function. */
function calledNot(reader: Reader, [argument, ...others]: readonly TestNode[]): Node {
  if (argument === undefined || others.length > 0 || argument.type === 'test')
    reader.fail('nothing can follow "not(…)" around tests');
  return {
    type: 'call',
    target: { type: 'name', name: 'not' },
    args: [{ name: null, value: argument }],
    ofOwn: false,
  };
}

/** Rule 13: tests between commas. */
function readTests(grammar: Grammar, reader: Reader): TestNode[] {
  const tests = [readTest(grammar, reader)];
  while (reader.takes(',')) tests.push(readTest(grammar, reader));
  return tests;
}

/** Rule 14: a comparison without its left side, or an expression. */
export function readTest(grammar: Grammar, reader: Reader): TestNode {
  return readComparator(grammar, reader) ?? grammar.expression(reader);
}

function readComparator(grammar: Grammar, reader: Reader): TestNode | null {
  const operator = COMPARATORS.find((symbol) => reader.isAt(symbol));
  if (operator === undefined) return null;
  reader.take();
  return { type: 'test', operator: operator as Comparator, operand: grammar.operation(reader, Level.sum) };
}

/** Rule 51, behind `in`: one test, or several in parentheses. */
export function readInTests(grammar: Grammar, reader: Reader): readonly TestNode[] {
  if (!reader.isAt('(')) return [readComparator(grammar, reader) ?? grammar.operation(reader, Level.sum)];
  const opening = reader.take();
  const tests = reader.nested(() => [readTest(grammar, reader)]);
  const [first] = tests;
  if (first !== undefined && first.type !== 'test' && reader.isAt('..'))
    return [readRangeFrom(grammar, reader, opening, first)];
  while (reader.takes(',')) tests.push(reader.nested(() => readTest(grammar, reader)));
  reader.require(')');
  if (first === undefined || first.type === 'test' || tests.length > 1) return tests;
  return [grammar.operationFrom(reader, grammar.suffixes(reader, first), Level.sum)];
}
