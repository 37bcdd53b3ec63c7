import { type Grammar, Level } from './grammar.ts';
import { readOperand, readSuffixes } from './read-operand.ts';
import { readOperationFrom, readSigned } from './read-operations.ts';
import { readUnaryTests } from './read-tests.ts';
import { type CheckCall, Reader, type UnusualNames } from './reader.ts';
import type { Node, UnaryTestsNode } from './syntax-tree.ts';

const grammar: Grammar = {
  expression: (reader) => grammar.operation(reader, Level.or),
  operation(reader, level) {
    const first = readSigned(grammar, reader, (operand) => readOperand(grammar, operand));
    return readOperationFrom(grammar, reader, first, level);
  },
  operationFrom: (reader, left, level) => readOperationFrom(grammar, reader, left, level),
  suffixes: (reader, node) => readSuffixes(grammar, reader, node),
};

/** Parses a FEEL expression (DMN 1.3, 10.3.1.2, rule 1). Throws `FeelSyntaxError`. */
export function parseNode(source: string, unusual: UnusualNames, checkCall: CheckCall): Node {
  return parsed(new Reader(source, unusual, checkCall), (reader) => grammar.expression(reader));
}

/** Parses FEEL unary tests (rule 17). Throws `FeelSyntaxError`. */
export function parseTests(source: string, unusual: UnusualNames, checkCall: CheckCall): UnaryTestsNode {
  return parsed(new Reader(source, unusual, checkCall), (reader) => readUnaryTests(grammar, reader));
}

function parsed<T>(reader: Reader, read: (reader: Reader) => T): T {
  const result = read(reader);
  if (reader.next.kind !== 'end') reader.fail('an operator or the end is expected');
  return result;
}
