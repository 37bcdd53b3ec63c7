import { END_OF_NAME, matchAt, NAME_PART, NAME_START } from './scanner.ts';

/** Words that continue an expression or begin its next part. */
const CONTINUATIONS = 'and or in between instance then else return satisfies'.split(' ');

/** Words of the grammar: these, those that are values, and those with which an expression of its own begins. */
export const RESERVED = [...CONTINUATIONS, ...'true false null if for some every function'.split(' ')];

/** Names with words among them that otherwise continue an expression; they count where a `(` follows. */
const FUNCTIONS_WITH_WORDS = ['date and time', 'years and months duration', 'get or else'].map((name) => ({
  name,
  pattern: patternOf(name, '(?=\\s*\\()'),
}));

export const continuesExpression = (word: string) => CONTINUATIONS.includes(word);
export const isReserved = (word: string) => RESERVED.includes(word);

/** A name as it is compared: one space between words, none beside symbols (DMN 1.3, 10.3.1.4). */
export function normalName(name: string): string {
  return name
    .trim()
    .replace(/\s+/g, ' ')
    .replace(/ ?([-+*/.'^]) ?/g, '$1');
}

/** Rules 27 to 30, without the dot: with it every path would be a name as well. */
const LEGAL = new RegExp(`^[${NAME_START}][${NAME_PART} \\-+*/'^]*$`, 'u');

/** Whether a name must be known to be read as one: it has symbols or words of the grammar in it. */
export function isUnusual(name: string): boolean {
  if (isPlain(name) || !LEGAL.test(name)) return false;
  return name.split(' ').some((word) => !isPlain(word) || isReserved(word));
}

/** One word, without symbols. Asked of every key of the data: no regular expression is as quick. */
export function isPlain(name: string): boolean {
  for (let index = 0; index < name.length; index += 1) {
    const code = name.charCodeAt(index);
    const isSymbol = code < 48 || (code > 57 && code < 65) || (code > 90 && code < 97 && code !== 95);
    if (isSymbol || (code > 122 && code < 128)) return false;
  }
  return true;
}

interface KnownName {
  readonly name: string;
  readonly pattern: RegExp;
}

/** Names that stand for one thing though they look like several, such as `客户-级` or `date of birth in full`. */
export class KnownNames {
  readonly #names: KnownName[] = [];

  constructor(names: Iterable<string> = []) {
    for (const name of names) this.add(name);
  }

  get size(): number {
    return this.#names.length;
  }

  /** Forgets the names that were added since there were this many. */
  shrinkTo(size: number): void {
    this.#names.length = size;
  }

  /** Names that are read as one anyway need not be known. */
  add(name: string): void {
    if (isUnusual(name)) this.#names.push({ name, pattern: patternOf(name, '') });
  }

  /** The longest known name that stands at a position, and how many characters it takes. */
  at(source: string, position: number): { readonly name: string; readonly length: number } | null {
    return longest(this.#names, source, position);
  }
}

/** A function whose name has a word of the grammar in it, at a position. */
export function functionNameAt(source: string, position: number) {
  return longest(FUNCTIONS_WITH_WORDS, source, position);
}

function longest(names: readonly KnownName[], source: string, position: number) {
  let found: { readonly name: string; readonly length: number } | null = null;
  for (const { name, pattern } of names) {
    const length = matchAt(pattern, source, position)?.length ?? 0;
    if (length > (found?.length ?? 0)) found = { name, length };
  }
  return found;
}

function patternOf(name: string, followedBy: string): RegExp {
  const parts = name.split(/([-+*/'^ ])/).filter((part) => part !== '');
  const written = parts.map((part) => {
    if (part === ' ') return '\\s+';
    return /^[-+*/'^]$/.test(part) ? `\\s*${part === '^' ? '\\^' : `[${part}]`}\\s*` : part;
  });
  const end = /[\p{L}\p{N}_]$/u.test(name) ? END_OF_NAME : '';
  return new RegExp(written.join('') + end + followedBy, 'uy');
}
