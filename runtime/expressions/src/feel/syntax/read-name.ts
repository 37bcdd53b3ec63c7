import { functionNameAt, isReserved, type KnownNames, normalName } from './names.ts';
import type { Reader } from './reader.ts';
import type { Token } from './token.ts';

/** A name at the place of a variable or function; null where none stands there. */
export function readName(reader: Reader): string | null {
  const known = functionNameAt(reader.source, reader.next.from);
  if (known !== null) return taken(reader, known);
  const ofItem = reader.isInFilter ? readKnown(reader, reader.knownMembers) : null;
  return ofItem ?? readKnown(reader, reader.known) ?? (reader.isAtReservedWord() ? null : readWords(reader));
}

/** A name after the dot of a path: any word may begin it. */
export function readMemberName(reader: Reader): string {
  return readKnown(reader, reader.knownMembers) ?? readQuoted(reader) ?? readWords(reader) ?? noName(reader);
}

/** `` `any text` `` */
export function readQuoted(reader: Reader): string | null {
  if (!reader.isAt('`')) return null;
  const from = reader.next.to;
  const to = reader.source.indexOf('`', from);
  if (to < 0) reader.fail('a name that is not closed begins here');
  reader.skipTo(to + 1);
  return normalName(reader.source.slice(from, to));
}

/** A name that is declared here: everything up to the symbol or word that must follow. */
export function readDeclaredName(reader: Reader, ...ends: readonly string[]): string {
  const quoted = readQuoted(reader);
  if (quoted !== null) return quoted;
  const isEnd = ends.some((end) => reader.isAt(end));
  if (reader.next.kind !== 'word' || isEnd) noName(reader);
  const from = reader.next.from;
  let to = reader.take().to;
  while (!ends.some((end) => reader.isAt(end)) && goesOnWith(reader.next)) to = reader.take().to;
  return normalName(reader.source.slice(from, to));
}

/** Rule 27: what may stand in a name behind its first word. */
function goesOnWith({ kind, text }: Token): boolean {
  return kind === 'word' || kind === 'number' || /^[-+*/.^]$/.test(text);
}

/** Words up to one that belongs to the grammar, all in one line; behind the first there may be numbers. */
function readWords(reader: Reader): string | null {
  if (reader.next.kind !== 'word') return null;
  const { from, to: end } = reader.take();
  let to = end;
  while (isPartOfName(reader.next) && !/[\n\r/]/.test(reader.source.slice(to, reader.next.from))) {
    to = reader.take().to;
  }
  return normalName(reader.source.slice(from, to));
}

function isPartOfName({ kind, text }: Token): boolean {
  return kind === 'word' ? !isReserved(text) : kind === 'number' && /^\d+$/.test(text);
}

function readKnown(reader: Reader, names: KnownNames): string | null {
  const known = names.at(reader.source, reader.next.from);
  return known === null ? null : taken(reader, known);
}

function taken(reader: Reader, { name, length }: { readonly name: string; readonly length: number }): string {
  reader.skipTo(reader.next.from + length);
  return name;
}

function noName(reader: Reader): never {
  return reader.fail('a name is expected');
}
