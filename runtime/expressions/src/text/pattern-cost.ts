/** How many ways a regular expression may try on a text of n characters: `factor * (n + 1) ** degree`. */
export interface PatternCost {
  readonly factor: number;
  readonly degree: number;
}

const NOTHING: PatternCost = { factor: 1, degree: 0 };

/**
 * Works out an upper bound of the backtracking of a regular expression; null for what is refused: a repetition
 * without end of something that varies itself (`(a+)+`, `(a|b)*`), which may take exponential time, and back
 * references. The pattern must be one that `RegExp` accepts.
 */
export function patternCost(pattern: string): PatternCost | null {
  const reader = new Reader(pattern);
  return reader.alternatives();
}

class Reader {
  readonly #pattern: string;
  #at = 0;

  constructor(pattern: string) {
    this.#pattern = pattern;
  }

  /** Everything up to the end or the closing parenthesis. */
  alternatives(): PatternCost | null {
    let cost = NOTHING;
    while (this.#at < this.#pattern.length && this.#peek() !== ')') {
      if (this.#peek() === '|') {
        this.#at += 1;
        cost = times(cost, { factor: 2, degree: 0 });
        continue;
      }
      const part = this.#repeated();
      if (part === null) return null;
      cost = times(cost, part);
    }
    return cost;
  }

  #repeated(): PatternCost | null {
    const inner = this.#atom();
    if (inner === null) return null;
    const range = this.#quantifier();
    if (range === null) return inner;
    const varies = inner.factor > 1 || inner.degree > 0;
    if (range.max === Infinity) return varies ? null : { factor: 1, degree: 1 };
    const choices = { factor: range.max - range.min + 1, degree: 0 };
    if (!varies) return choices;
    return times(choices, { factor: inner.factor ** range.max, degree: inner.degree * range.max });
  }

  #atom(): PatternCost | null {
    const character = this.#peek();
    this.#at += 1;
    if (character === '\\') return this.#escape();
    if (character === '[') return this.#characterClass();
    if (character !== '(') return NOTHING;
    const opening = /^\?(?:[:=!]|<[=!]|<[^>]*>)/.exec(this.#pattern.slice(this.#at));
    this.#at += opening?.[0].length ?? 0;
    const inner = this.alternatives();
    this.#at += 1;
    return inner;
  }

  #escape(): PatternCost | null {
    const escaped = this.#peek();
    this.#at += 1;
    return /[1-9k]/.test(escaped) ? null : NOTHING;
  }

  #characterClass(): PatternCost {
    while (this.#at < this.#pattern.length && this.#peek() !== ']') this.#at += this.#peek() === '\\' ? 2 : 1;
    this.#at += 1;
    return NOTHING;
  }

  #quantifier(): { readonly min: number; readonly max: number } | null {
    const found = /^(?:[*+?]|\{(\d+)(,)?(\d*)\})\??/.exec(this.#pattern.slice(this.#at));
    if (found === null) return null;
    this.#at += found[0].length;
    const [text, from, comma, to] = found;
    if (text.startsWith('?')) return { min: 0, max: 1 };
    if (from === undefined) return { min: 0, max: Infinity };
    const min = Number(from);
    if (comma === undefined) return { min, max: min };
    return { min, max: to === '' ? Infinity : Number(to) };
  }

  #peek(): string {
    return this.#pattern.charAt(this.#at);
  }
}

function times(a: PatternCost, b: PatternCost): PatternCost {
  return { factor: a.factor * b.factor, degree: a.degree + b.degree };
}
