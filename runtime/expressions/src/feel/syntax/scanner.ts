import { FeelSyntaxError } from './syntax-error.ts';
import type { Token } from './token.ts';

/** DMN 1.3, 10.3.1.2, rules 28 and 29: with these a name begins, and of these it goes on. `?` is a name of its own. */
export const NAME_START =
  'A-Z_a-z\\u00C0-\\u00D6\\u00D8-\\u00F6\\u00F8-\\u02FF\\u0370-\\u037D\\u037F-\\u1FFF\\u200C-\\u200D\\u2070-\\u218F\\u2C00-\\u2FEF\\u3001-\\uD7FF\\uF900-\\uFDCF\\uFDF0-\\uFFFD\\u{10000}-\\u{EFFFF}';
export const NAME_PART = `${NAME_START}0-9\\u00B7\\u0300-\\u036F\\u203F-\\u2040`;

/** Nothing that could lengthen the name follows. */
export const END_OF_NAME = `(?![${NAME_PART}])`;

const SPACE = /(?:[\s\u0085\u200b]|\/\/[^\n\r]*|\/\*[^*]*\*+(?:[^/*][^*]*\*+)*\/)+/uy;
const TOKENS: readonly (readonly [Token['kind'], RegExp])[] = [
  ['word', new RegExp(`[${NAME_START}][${NAME_PART}]*`, 'uy')],
  ['number', /(?:\d+(?:\.\d+)?|\.\d+)(?:[eE][+-]?\d+)?/uy],
  ['text', /"[^"\\]*(?:\\[\s\S][^"\\]*)*"/uy],
  ['symbol', /\.\.|\*\*|<=|>=|!=|->|[-+*/^=<>()[\]{},:.@?`]/uy],
];

/** The token at a position, or the first after the white space and comments that stand there. */
export function scan(source: string, position: number): Token {
  const from = afterSpace(source, position);
  if (from >= source.length) return { kind: 'end', text: '', from, to: from };
  if (source.startsWith('/*', from))
    throw new FeelSyntaxError('a comment that is not closed begins here', from);
  for (const [kind, pattern] of TOKENS) {
    const text = matchAt(pattern, source, from);
    if (text !== null) return { kind, text, from, to: from + text.length };
  }
  throw new FeelSyntaxError(strangerAt(source, from), from);
}

/** What a sticky pattern finds exactly at a position. */
export function matchAt(pattern: RegExp, source: string, position: number): string | null {
  pattern.lastIndex = position;
  return pattern.exec(source)?.[0] ?? null;
}

function afterSpace(source: string, position: number): number {
  return position + (matchAt(SPACE, source, position)?.length ?? 0);
}

function strangerAt(source: string, position: number): string {
  if (source[position] === '"') return 'a text that is not closed begins here';
  return `"${String.fromCodePoint(source.codePointAt(position) ?? 0)}" has no meaning here`;
}
