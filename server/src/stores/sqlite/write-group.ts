import type { Value } from './connection.ts';
import type { Statement } from './statement.ts';

/**
 * Writes that share one transaction, laid out flat: a list of numbers and a list of values cross from one thread to
 * another for a fraction of what as many small objects cost.
 */
export interface WriteGroup {
  /** Texts (SQL and words of refusal) that the reader does not know yet; numbered on from those it knows. */
  readonly newTexts: readonly string[];
  /** For each write the number of its statements, then four numbers for each of these: text of the SQL, number of values, text of the refusal or -1, 1 for one that returns rows. */
  readonly shape: readonly number[];
  readonly values: readonly Value[];
}

/** One statement as it stands in a group. */
export interface ReadStatement {
  readonly sql: string;
  readonly values: Value[];
  readonly orElse: string | undefined;
  readonly returning: boolean;
}

/** Lays writes out for a `GroupReader`, which must be given the groups in the order in which they were begun. */
export class GroupMaker {
  readonly #numbers = new Map<string, number>();

  begin(): GroupDraft {
    return new GroupDraft(this.#numbers);
  }
}

/** A group to which writes are added; when its successor is begun it is full. */
export class GroupDraft implements WriteGroup {
  readonly newTexts: string[] = [];
  readonly shape: number[] = [];
  readonly values: Value[] = [];
  readonly #numbers: Map<string, number>;

  constructor(numbers: Map<string, number>) {
    this.#numbers = numbers;
  }

  add(write: readonly Statement[]): void {
    const { shape, values } = this;
    shape.push(write.length);
    for (const statement of write) {
      const { sql, orElse } = statement;
      shape.push(
        this.#numberOf(sql),
        statement.values.length,
        orElse === undefined ? -1 : this.#numberOf(orElse),
        statement.returning === true ? 1 : 0,
      );
      for (const value of statement.values) values.push(value);
    }
  }

  /** As plain data. */
  toGroup(): WriteGroup {
    const { newTexts, shape, values } = this;
    return { newTexts, shape, values };
  }

  #numberOf(text: string): number {
    const known = this.#numbers.get(text);
    if (known !== undefined) return known;
    const number = this.#numbers.size;
    this.#numbers.set(text, number);
    this.newTexts.push(text);
    return number;
  }
}

/** Reads what a `GroupMaker` laid out. */
export class GroupReader {
  readonly #texts: string[] = [];

  read({ newTexts, shape, values }: WriteGroup): readonly (readonly ReadStatement[])[] {
    this.#texts.push(...newTexts);
    const writes: ReadStatement[][] = [];
    let [place, value] = [0, 0];
    const next = () => shape[place++] ?? 0;
    while (place < shape.length) {
      const write: ReadStatement[] = [];
      for (let left = next(); left > 0; left--) {
        const sql = this.#texts[next()] ?? '';
        const end = value + next();
        const refusal = next();
        const orElse = refusal < 0 ? undefined : this.#texts[refusal];
        write.push({ sql, values: values.slice(value, end), orElse, returning: next() === 1 });
        value = end;
      }
      writes.push(write);
    }
    return writes;
  }
}
