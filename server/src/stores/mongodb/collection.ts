import type {
  AnyBulkWriteOperation,
  Collection as DriverCollection,
  Filter,
  FindOptions,
  Sort,
  UpdateFilter,
  WithoutId,
} from 'mongodb';
import { isDuplicate, translateError } from './translate-error.ts';
import { WriteGroup, type Written } from './write-group.ts';

interface Stored {
  readonly _id: unknown;
}

export interface Find {
  readonly sort?: Sort;
  readonly limit?: number;
  readonly offset?: number;
  /** Only these fields, and the `_id`. */
  readonly only?: readonly string[];
}

/** One collection, with the driver's errors translated and duplicates told apart from failures. */
export class Collection<T extends Stored> {
  readonly #driver: DriverCollection<T>;
  readonly #group: WriteGroup<T>;

  constructor(driver: DriverCollection<T>) {
    this.#driver = driver;
    this.#group = new WriteGroup(driver);
  }

  find(filter: Filter<T>, options: Find = {}): Promise<readonly T[]> {
    return this.#translated(async () => {
      const found = await this.#driver.find(filter, findOptions(options)).toArray();
      return found as unknown as readonly T[];
    });
  }

  async first(filter: Filter<T>, options: Find = {}): Promise<T | null> {
    const [found] = await this.find(filter, { ...options, limit: 1 });
    return found ?? null;
  }

  count(filter: Filter<T>): Promise<number> {
    return this.#translated(() => this.#driver.countDocuments(filter));
  }

  /** Adds a document; `false` when its `_id` is there already. */
  add(document: T): Promise<boolean> {
    return this.all([{ insertOne: { document } } as AnyBulkWriteOperation<T>]);
  }

  /** Replaces the document that matches; with `orAdd` one that is not there is added. Answers whether it stands. */
  replace(filter: Filter<T>, document: T, { orAdd = false } = {}): Promise<boolean> {
    return this.#unlessDuplicate(async () => {
      const { matchedCount, upsertedCount } = await this.#driver.replaceOne(filter, withoutId(document), {
        upsert: orAdd,
      });
      return matchedCount + upsertedCount > 0;
    });
  }

  /** Puts a document in the place of the one with its `_id`, if there is one. */
  async put(document: T): Promise<void> {
    const filter = { _id: document._id } as Filter<T>;
    const options = { upsert: true };
    await this.#again(() => this.#driver.replaceOne(filter, withoutId(document), options));
  }

  /** Changes the document that matches and answers whether there was one. */
  change(filter: Filter<T>, update: UpdateFilter<T>): Promise<boolean> {
    return this.#translated(async () => (await this.#driver.updateOne(filter, update)).matchedCount === 1);
  }

  /** Changes the document that matches and answers it as it is then. */
  take(filter: Filter<T>, update: UpdateFilter<T>, { orAdd = false } = {}): Promise<T | null> {
    const options = { upsert: orAdd, returnDocument: 'after' } as const;
    return this.#again(
      async () => (await this.#driver.findOneAndUpdate(filter, update, options)) as unknown as T | null,
    );
  }

  /** Performs all of them, in no order; `false` when some add what is there already: those do nothing. */
  async all(operations: readonly AnyBulkWriteOperation<T>[]): Promise<boolean> {
    if (operations.length === 0) return true;
    return (await this.together(operations)).duplicates.size === 0;
  }

  /** Performs them in no order, in one command with what others write at the same time; answers what became of them. */
  together(operations: readonly AnyBulkWriteOperation<T>[]): Promise<Written> {
    return this.#translated(() => this.#group.write(operations));
  }

  delete(filter: Filter<T>): Promise<number> {
    return this.#translated(async () => (await this.#driver.deleteMany(filter)).deletedCount);
  }

  /** Two that add the same document at once: the server refuses one of them, which then finds it there. */
  async #again<R>(work: () => Promise<R>): Promise<R> {
    try {
      return await work();
    } catch (error) {
      if (isDuplicate(error)) return this.#translated(work);
      throw translateError(error, this.#driver.dbName);
    }
  }

  async #unlessDuplicate(work: () => Promise<boolean>): Promise<boolean> {
    try {
      return await work();
    } catch (error) {
      if (isDuplicate(error)) return false;
      throw translateError(error, this.#driver.dbName);
    }
  }

  async #translated<R>(work: () => Promise<R>): Promise<R> {
    try {
      return await work();
    } catch (error) {
      throw translateError(error, this.#driver.dbName);
    }
  }
}

function findOptions({ sort, limit, offset, only }: Find): FindOptions {
  return {
    ...(sort && { sort }),
    ...(limit !== undefined && { limit }),
    ...(offset && { skip: offset }),
    ...(only && { projection: Object.fromEntries(only.map((field) => [field, 1])) }),
  };
}

function withoutId<T extends Stored>({ _id, ...document }: T): WithoutId<T> {
  return document as unknown as WithoutId<T>;
}
