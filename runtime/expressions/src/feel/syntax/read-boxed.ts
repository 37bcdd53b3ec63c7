import type { Grammar } from './grammar.ts';
import { isUnusual, normalName } from './names.ts';
import { readDeclaredName } from './read-name.ts';
import { readRangeFrom } from './read-range.ts';
import { readType } from './read-type.ts';
import type { Reader } from './reader.ts';
import { textOfLiteral } from './string-literal.ts';
import type { ContextEntry, Node, ParameterNode } from './syntax-tree.ts';

/** Rule 56: a list in brackets, or a range that begins with one. */
export function readList(grammar: Grammar, reader: Reader): Node {
  const opening = reader.take();
  if (reader.takes(']')) return { type: 'list', items: [] };
  return reader.nested(() => {
    const items = [grammar.expression(reader)];
    const [first] = items;
    if (first !== undefined && reader.isAt('..')) return readRangeFrom(grammar, reader, opening, first);
    while (reader.takes(',')) items.push(grammar.expression(reader));
    if (!reader.takes(']')) reader.fail('"," or "]" is expected');
    return { type: 'list', items };
  });
}

/** Rule 59: `{ key: value, … }`; each value may use the keys before it. */
export function readContext(grammar: Grammar, reader: Reader): Node {
  reader.take();
  if (reader.takes('}')) return { type: 'context', entries: [] };
  return reader.nested(() =>
    reader.scoped(() => {
      const entries: ContextEntry[] = [];
      do entries.push(readEntry(grammar, reader));
      while (reader.takes(','));
      if (!reader.takes('}')) reader.fail('"," or "}" is expected');
      return { type: 'context', entries };
    }),
  );
}

function readEntry(grammar: Grammar, reader: Reader): ContextEntry {
  const key = reader.next.kind === 'text' ? textOfLiteral(reader.take().text) : readDeclaredName(reader, ':');
  reader.require(':');
  const value = grammar.expression(reader);
  const name = normalName(key);
  reader.declare(name);
  if (isUnusual(name)) reader.knownMembers.add(name);
  return { key, value };
}

/** Rule 55: `function(a, b: number) body`. */
export function readFunction(grammar: Grammar, reader: Reader): Node {
  const { from } = reader.take();
  reader.require('(');
  return reader.nested(() =>
    reader.scoped(() => {
      const parameters = readParameters(reader);
      if (reader.isAtKeyword('external')) reader.fail('functions of other languages are not supported');
      const body = grammar.expression(reader);
      return { type: 'function', parameters, body, weight: reader.weightSince(from) };
    }),
  );
}

function readParameters(reader: Reader): readonly ParameterNode[] {
  const parameters: ParameterNode[] = [];
  if (reader.takes(')')) return parameters;
  do {
    const name = readDeclaredName(reader, ',', ':', ')');
    const type = reader.takes(':') ? readType(reader) : null;
    parameters.push({ name, type });
    reader.declare(name);
  } while (reader.takes(','));
  reader.require(')');
  return parameters;
}
