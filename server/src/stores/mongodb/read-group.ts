interface Waiting<T> {
  readonly id: string;
  resolve(found: T | null): void;
  reject(error: unknown): void;
}

/** Reads by id that are asked for in the same turn of the event loop share one command. */
export class ReadGroup<T extends { readonly _id: string }> {
  readonly #read: (ids: readonly string[]) => Promise<readonly T[]>;
  #waiting: Waiting<T>[] = [];

  constructor(read: (ids: readonly string[]) => Promise<readonly T[]>) {
    this.#read = read;
  }

  one(id: string): Promise<T | null> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ id, resolve, reject });
      if (this.#waiting.length === 1) setImmediate(() => void this.#readAll());
    });
  }

  async #readAll(): Promise<void> {
    const group = this.#waiting;
    this.#waiting = [];
    try {
      const found = await this.#read([...new Set(group.map(({ id }) => id))]);
      const byId = new Map(found.map((each) => [each._id, each]));
      for (const { id, resolve } of group) resolve(byId.get(id) ?? null);
    } catch (error) {
      for (const { reject } of group) reject(error);
    }
  }
}
