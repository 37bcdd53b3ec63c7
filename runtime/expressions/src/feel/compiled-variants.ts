import type { Variables } from '../json.ts';
import type { UnusualNames } from './syntax/reader.ts';
import { mayHoldUnusualNames, NO_NAMES, unusualNamesIn } from './unusual-names.ts';

/** How many readings of one source are kept. */
const MAX_VARIANTS = 8;

/**
 * A source, compiled once, and once more for each set of names that change how it is read: `客户-级` is a difference
 * unless the data have a variable of this name (DMN 1.3, 10.3.1.4).
 */
export class CompiledVariants<T> {
  readonly #source: string;
  readonly #usual: T;
  readonly #compile: (names: UnusualNames) => T;
  readonly #mayVary: boolean;
  readonly #variants = new Map<string, T>();

  /** Throws what `compile` throws for a source that cannot be read. */
  constructor(source: string, compile: (names: UnusualNames) => T) {
    this.#source = source;
    this.#compile = compile;
    this.#usual = compile(NO_NAMES);
    this.#mayVary = mayHoldUnusualNames(source);
  }

  /** The source as it reads beside these data. */
  for(data: Variables): T {
    if (!this.#mayVary) return this.#usual;
    const names = unusualNamesIn(data, this.#source);
    return names.variables.length + names.members.length === 0 ? this.#usual : this.#variantFor(names);
  }

  #variantFor(names: UnusualNames): T {
    const key = JSON.stringify(names);
    const known = this.#variants.get(key);
    if (known !== undefined) return known;
    const variant = this.#compile(names);
    if (this.#variants.size >= MAX_VARIANTS) this.#variants.clear();
    this.#variants.set(key, variant);
    return variant;
  }
}
