import { type Grammar, Level } from './grammar.ts';
import { readInTests } from './read-tests.ts';
import type { Reader } from './reader.ts';
import type { ArithmeticOperator, ArithmeticStep, Comparator, Node } from './syntax-tree.ts';

const LEVELS: { readonly [operator: string]: Level } = {
  or: Level.or,
  and: Level.and,
  '=': Level.comparison,
  '!=': Level.comparison,
  '<': Level.comparison,
  '<=': Level.comparison,
  '>': Level.comparison,
  '>=': Level.comparison,
  between: Level.comparison,
  in: Level.comparison,
  '+': Level.sum,
  '-': Level.sum,
  '*': Level.product,
  '/': Level.product,
  '**': Level.power,
  '^': Level.power,
};

/** The level of the operator that comes next; 0 where none does. */
function levelOfNext({ next }: Reader): number {
  const isOperator = next.kind === 'symbol' || next.kind === 'word';
  return isOperator && Object.hasOwn(LEVELS, next.text) ? (LEVELS[next.text] ?? 0) : 0;
}

/** Rules 4, 49 to 51: operators between operands, all of them from left to right. */
export function readOperationFrom(grammar: Grammar, reader: Reader, first: Node, level: Level): Node {
  return reader.chained(() => {
    let left = first;
    for (;;) {
      const found = levelOfNext(reader);
      if (found === 0 || found < level) return left;
      if (found === Level.or) left = chain(grammar, reader, 'or', left);
      else if (found === Level.and) left = chain(grammar, reader, 'and', left);
      else if (found === Level.comparison) left = comparison(grammar, reader, left);
      else left = arithmetic(grammar, reader, left, found as Level);
    }
  });
}

/** `-` binds more tightly than any operator between operands: `-2 ** 2` is 4 (rule 4, by the order of its parts). */
export function readSigned(grammar: Grammar, reader: Reader, readOperand: (reader: Reader) => Node): Node {
  if (reader.takes('-')) {
    const operand = reader.nested(() => readSigned(grammar, reader, readOperand));
    const isNumber = operand.type === 'literal' && typeof operand.value === 'number';
    return isNumber ? { type: 'literal', value: 0 - Number(operand.value) } : { type: 'negation', operand };
  }
  if (!reader.takes('+')) return readOperand(reader);
  const operand = reader.nested(() => readSigned(grammar, reader, readOperand));
  return {
    type: 'arithmetic',
    first: { type: 'literal', value: 0 },
    rest: [{ operator: '+', operand }],
  };
}

function chain(grammar: Grammar, reader: Reader, type: 'and' | 'or', first: Node): Node {
  const operands = [first];
  const tighter = tighterThan(Level[type]);
  while (reader.takes(type)) operands.push(grammar.operation(reader, tighter));
  return { type, operands };
}

function arithmetic(grammar: Grammar, reader: Reader, first: Node, level: Level): Node {
  const rest: ArithmeticStep[] = [];
  while (levelOfNext(reader) === level) {
    const { text } = reader.take();
    const operator = (text === '^' ? '**' : text) as ArithmeticOperator;
    const operand = grammar.operation(reader, tighterThan(level));
    rest.push({ operator, operand });
  }
  return { type: 'arithmetic', first, rest };
}

const tighterThan = (level: Level) => (level + 1) as Level;

function comparison(grammar: Grammar, reader: Reader, left: Node): Node {
  reader.deepen();
  const { text } = reader.take();
  if (text === 'in') return { type: 'in', value: left, tests: readInTests(grammar, reader) };
  if (text === 'between') {
    const from = grammar.operation(reader, Level.sum);
    reader.require('and');
    return { type: 'between', value: left, from, to: grammar.operation(reader, Level.sum) };
  }
  return {
    type: 'comparison',
    left,
    operator: text as Comparator,
    right: grammar.operation(reader, Level.sum),
  };
}
