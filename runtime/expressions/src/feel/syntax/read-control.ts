import type { Grammar } from './grammar.ts';
import { readDeclaredName } from './read-name.ts';
import type { Reader } from './reader.ts';
import type { Branch, IteratorNode, Node } from './syntax-tree.ts';

/** Rule 47: `if … then … else …`; a chain of `else if` is one node, however long. */
export function readIf(grammar: Grammar, reader: Reader): Node {
  return reader.nested(() => {
    const branches: Branch[] = [];
    do {
      reader.take();
      const condition = grammar.expression(reader);
      reader.require('then');
      branches.push({ condition, result: grammar.expression(reader) });
      reader.require('else');
    } while (reader.isAtKeyword('if'));
    return { type: 'if', branches, otherwise: grammar.expression(reader) };
  });
}

/** Rule 46: `for a in list, b in 1..3 return …`. */
export function readFor(grammar: Grammar, reader: Reader): Node {
  reader.take();
  return reader.nested(() =>
    reader.scoped(() => {
      const iterators = readIterators(grammar, reader);
      reader.require('return');
      reader.declare('partial');
      return { type: 'for', iterators, ...readBody(grammar, reader) };
    }),
  );
}

/** Rule 48: `some a in list satisfies …`, `every …`. */
export function readQuantified(grammar: Grammar, reader: Reader): Node {
  const type = reader.take().text === 'some' ? 'some' : 'every';
  return reader.nested(() =>
    reader.scoped(() => {
      const iterators = readIterators(grammar, reader);
      reader.require('satisfies');
      return { type, iterators, ...readBody(grammar, reader) };
    }),
  );
}

function readBody(grammar: Grammar, reader: Reader) {
  const { from } = reader.next;
  const body = grammar.expression(reader);
  return { body, weight: reader.weightSince(from) };
}

function readIterators(grammar: Grammar, reader: Reader): readonly IteratorNode[] {
  const iterators: IteratorNode[] = [];
  do {
    const name = readDeclaredName(reader, 'in');
    reader.require('in');
    const domain = grammar.expression(reader);
    const to = reader.takes('..') ? grammar.expression(reader) : null;
    iterators.push({ name, domain, to });
    reader.declare(name);
  } while (reader.takes(','));
  return iterators;
}
