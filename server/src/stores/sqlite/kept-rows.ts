/**
 * Rows that nearly every request asks for, kept in memory as they were read. They stay right because nobody else can
 * write this database: whoever writes such a row here forgets it when the write is over, however that ended.
 */
export class KeptRows<Row> {
  readonly #rows = new Map<string, Row | null>();
  readonly #capacity: number;

  /** @param capacity how many are kept at most; beyond that all are forgotten and those in use come back */
  constructor(capacity: number) {
    this.#capacity = capacity;
  }

  get(key: string, read: () => Row | null): Row | null {
    const known = this.#rows.get(key);
    if (known !== undefined) return known;
    const row = read();
    if (this.#rows.size >= this.#capacity) this.#rows.clear();
    this.#rows.set(key, row);
    return row;
  }

  /** Writes, and forgets the row of this key; without a key all of them. */
  async whileWriting<T>(write: Promise<T>, key?: string): Promise<T> {
    try {
      return await write;
    } finally {
      if (key === undefined) this.#rows.clear();
      else this.#rows.delete(key);
    }
  }
}
