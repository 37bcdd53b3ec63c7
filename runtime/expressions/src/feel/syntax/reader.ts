import { MAX_FEEL_DEPTH } from '../../limits.ts';
import { isReserved, KnownNames } from './names.ts';
import { scan } from './scanner.ts';
import { FeelSyntaxError } from './syntax-error.ts';
import type { Token } from './token.ts';

/** Names that look like several things, known from the data. */
export interface UnusualNames {
  /** Of variables. */
  readonly variables: readonly string[];
  /** Of members, wherever they are. */
  readonly members: readonly string[];
}

/** Whether a built-in function can be called so; otherwise says why not. */
export type CheckCall = (name: string, args: number | readonly string[]) => string | null;

/** Walks through a source, token by token, and knows which names are in scope. */
export class Reader {
  readonly source: string;
  readonly checkCall: CheckCall;
  /** Names that must be known to be read as one. */
  readonly known: KnownNames;
  readonly knownMembers: KnownNames;
  /** Names that the expression itself declares, innermost last. */
  readonly #declared: string[] = [];
  /** Inside filters every name may be a member of the item. */
  #filters = 0;
  #depth = 0;
  #next: Token;

  constructor(source: string, unusual: UnusualNames, checkCall: CheckCall) {
    this.source = source;
    this.checkCall = checkCall;
    this.known = new KnownNames(unusual.variables);
    this.knownMembers = new KnownNames(unusual.members);
    this.#next = scan(source, 0);
  }

  /** The token to be read next. */
  get next(): Token {
    return this.#next;
  }

  /** The token after the next one. */
  get afterNext(): Token {
    return scan(this.source, this.#next.to);
  }

  take(): Token {
    const token = this.#next;
    this.skipTo(token.to);
    return token;
  }

  /** Goes on at a position. */
  skipTo(position: number): void {
    this.#next = scan(this.source, position);
  }

  isAt(text: string): boolean {
    return this.#next.text === text && (this.#next.kind === 'symbol' || this.#next.kind === 'word');
  }

  /** Reads a symbol or word if it comes next. */
  takes(text: string): boolean {
    if (!this.isAt(text)) return false;
    this.take();
    return true;
  }

  require(text: string): void {
    if (!this.takes(text)) this.fail(`"${text}" is expected`);
  }

  /** Throws `FeelSyntaxError` at the next token. */
  fail(message: string, at: Token = this.#next): never {
    throw new FeelSyntaxError(at.kind === 'end' ? `${message}, but the text ends` : message, at.from);
  }

  /** Reads what lies inside something else; refuses what is nested too deep to be evaluated. */
  nested<T>(read: () => T): T {
    return this.chained(() => {
      this.deepen();
      return read();
    });
  }

  /** Reads a chain whose links `deepen`, each lying inside the next; behind the chain the depth is as before. */
  chained<T>(read: () => T): T {
    const outer = this.#depth;
    const result = read();
    this.#depth = outer;
    return result;
  }

  /** One level more. */
  deepen(): void {
    this.#depth += 1;
    if (this.#depth > MAX_FEEL_DEPTH) this.fail(`expressions may nest at most ${MAX_FEEL_DEPTH} levels`);
  }

  /** Reads with names in scope that the expression declares meanwhile; they end with it. */
  scoped<T>(read: () => T): T {
    const [declared, known] = [this.#declared.length, this.known.size];
    const result = read();
    this.#declared.length = declared;
    this.known.shrinkTo(known);
    return result;
  }

  declare(name: string): void {
    this.#declared.push(name);
    this.known.add(name);
  }

  /** Reads the condition of a filter. */
  filtered<T>(read: () => T): T {
    this.#filters += 1;
    const result = this.scoped(read);
    this.#filters -= 1;
    return result;
  }

  /** Whether names may be those of an item's members. */
  get isInFilter(): boolean {
    return this.#filters > 0;
  }

  /** Whether a name may mean something that the expression itself has made. */
  mayBeDeclared(name: string): boolean {
    return this.isInFilter || this.#declared.includes(name);
  }

  isAtKeyword(word: string): boolean {
    return this.#next.kind === 'word' && this.#next.text === word;
  }

  isAtReservedWord(): boolean {
    return this.#next.kind === 'word' && isReserved(this.#next.text);
  }

  /** How heavy the text since a position is, for counting work. */
  weightSince(from: number): number {
    return 1 + Math.floor((this.#next.from - from) / 128);
  }
}
