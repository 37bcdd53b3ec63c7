import { readDeclaredName } from './read-name.ts';
import type { Reader } from './reader.ts';
import type { TypeNode } from './syntax-tree.ts';

const SIMPLE = [
  'Any',
  'Null',
  'number',
  'string',
  'boolean',
  'date',
  'time',
  'date and time',
  'days and time duration',
  'years and months duration',
  'list',
  'context',
  'function',
  'range',
];

/** Rule 54: a type by its name, with what it is made of: `list<number>`, `context<a: string>`, `function<number> -> string`. */
export function readType(reader: Reader): TypeNode {
  const name = readTypeName(reader);
  if (!reader.takes('<')) return { name, element: null, members: [] };
  const inside = () => {
    if (name === 'context') return { name, element: null, members: readMembers(reader) };
    if (name === 'function') return readSignature(reader);
    if (name !== 'list' && name !== 'range') reader.fail(`"${name}" is made of no other types`);
    return { name, element: readType(reader), members: [] };
  };
  const type = reader.nested(inside);
  if (name !== 'function') reader.require('>');
  return type;
}

function readTypeName(reader: Reader): string {
  const { next, source } = reader;
  const found = SIMPLE.map((name) => ({ name, end: endOf(name, source, next.from) }))
    .filter(({ end }) => end > 0)
    .sort((a, b) => b.end - a.end)[0];
  if (found === undefined)
    reader.fail('the name of a type, such as "number" or "date and time", is expected');
  reader.skipTo(found.end);
  return found.name;
}

function endOf(name: string, source: string, from: number): number {
  const pattern = new RegExp(`${name.replaceAll(' ', '\\s+')}(?![\\p{L}\\p{N}_])`, 'uy');
  pattern.lastIndex = from;
  return pattern.test(source) ? pattern.lastIndex : 0;
}

function readMembers(reader: Reader): TypeNode['members'] {
  const members: { readonly name: string; readonly type: TypeNode }[] = [];
  do {
    const name = readDeclaredName(reader, ':');
    reader.require(':');
    members.push({ name, type: readType(reader) });
  } while (reader.takes(','));
  return members;
}

/** The types of parameters and result are read and not kept: functions do not know theirs. */
function readSignature(reader: Reader): TypeNode {
  while (!reader.isAt('>')) {
    readType(reader);
    if (!reader.takes(',')) break;
  }
  reader.require('>');
  reader.require('->');
  readType(reader);
  return { name: 'function', element: null, members: [] };
}
