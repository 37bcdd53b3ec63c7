import {
  type AnyBulkWriteOperation,
  type BulkWriteResult,
  type Collection,
  MongoBulkWriteError,
  type WriteError,
} from 'mongodb';
import { DUPLICATE, isDuplicate, isLost, rootOf } from './translate-error.ts';

/** How many operations of several writers one command carries: more of them save little and let others wait. */
const LARGEST_GROUP = 64;

type Operations<T extends object> = readonly AnyBulkWriteOperation<T>[];

export interface Written {
  /** Which of the operations add what is there already; those did nothing. */
  readonly duplicates: ReadonlySet<number>;
  /** Whether every change met its document; `null` when some of the group did not and nobody knows whose. */
  readonly met: boolean | null;
}

interface Waiting<T extends object> {
  readonly operations: Operations<T>;
  resolve(written: Written): void;
  reject(error: unknown): void;
}

/**
 * Group commit: writes to a collection that are ready in the same turn of the event loop, or come while earlier ones
 * are under way, share one command and so one wait for the journal. What one of them does wrong is its own affair.
 */
export class WriteGroup<T extends object> {
  readonly #driver: Collection<T>;
  #waiting: Waiting<T>[] = [];
  #isWriting = false;

  constructor(driver: Collection<T>) {
    this.#driver = driver;
  }

  /** Performs the operations in no order. Rejects with the driver's error when it is not known that all are done. */
  write(operations: Operations<T>): Promise<Written> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ operations, resolve, reject });
      if (this.#waiting.length === 1 && !this.#isWriting) setImmediate(() => void this.#writeAll());
    });
  }

  async #writeAll(): Promise<void> {
    this.#isWriting = true;
    while (this.#waiting.length > 0) await this.#writeGroup(this.#nextGroup());
    this.#isWriting = false;
  }

  #nextGroup(): readonly Waiting<T>[] {
    let size = 0;
    const over = this.#waiting.findIndex(({ operations }) => {
      size += operations.length;
      return size > LARGEST_GROUP;
    });
    return this.#waiting.splice(0, over === -1 ? this.#waiting.length : Math.max(1, over));
  }

  async #writeGroup(group: readonly Waiting<T>[]): Promise<void> {
    const operations = group.flatMap((each) => each.operations);
    try {
      settle(group, await this.#driver.bulkWrite(operations, { ordered: false }), []);
    } catch (thrown) {
      const error = rootOf(thrown);
      const [only, ...others] = group;
      if (isOfSingleWrites(error) && tellsOfAll(error, operations))
        settle(group, error.result, [error.writeErrors].flat(), error);
      else if (isLost(error)) for (const { reject } of group) reject(error);
      // One member's fault, such as a document that is too large to be sent: then each goes alone.
      else if (others.length > 0) for (const each of group) await this.#writeGroup([each]);
      else if (only !== undefined && isDuplicate(error)) await this.#writeOneByOne(only);
      else only?.reject(error);
    }
  }

  /** For a server that stops at the first duplicate and does not say which of the operations it was. */
  async #writeOneByOne({ operations, resolve, reject }: Waiting<T>): Promise<void> {
    const duplicates = new Set<number>();
    const options = { ordered: false };
    try {
      for (const [n, operation] of operations.entries())
        await this.#driver.bulkWrite([operation], options).catch((error: unknown) => {
          if (!isDuplicate(rootOf(error))) throw error;
          duplicates.add(n);
        });
      resolve({ duplicates, met: duplicates.size > 0 ? false : null });
    } catch (error) {
      reject(rootOf(error));
    }
  }
}

/** Whether the command was carried out and durable, except for single writes of it. */
function isOfSingleWrites(error: unknown): error is MongoBulkWriteError {
  return (
    error instanceof MongoBulkWriteError &&
    [error.writeErrors].flat().length > 0 &&
    error.result.getWriteConcernError() === undefined
  );
}

/**
 * Whether a refused change leaves no doubt about the others. FerretDB stops at the first that it refuses, calls it the
 * first of all, and says nothing of the rest; so each that is not refused must have met or made its document.
 */
function tellsOfAll(error: MongoBulkWriteError, operations: readonly object[]): boolean {
  const { matchedCount, upsertedCount } = error.result;
  const refused = new Set([error.writeErrors].flat().map(({ index }) => index));
  const changes = operations.flatMap((one, n) => (isChange(one) ? [n] : []));
  const others = changes.filter((n) => !refused.has(n));
  return others.length === changes.length || matchedCount + upsertedCount === others.length;
}

/** Tells each member of a group what became of its operations. */
function settle<T extends object>(
  group: readonly Waiting<T>[],
  { matchedCount, upsertedCount }: BulkWriteResult,
  failures: readonly WriteError[],
  error?: MongoBulkWriteError,
): void {
  const codes = new Map(failures.map(({ index, code }) => [index, code]));
  const changes = group.flatMap((each) => each.operations).filter((one, n) => isChange(one) && !codes.has(n));
  const allMet = matchedCount + upsertedCount === changes.length;
  let first = 0;
  for (const { operations, resolve, reject } of group) {
    const failed = operations.flatMap((_, n) => (codes.has(first + n) ? [n] : []));
    const onlyDuplicates = failed.every((n) => codes.get(first + n) === DUPLICATE);
    const isAlone = operations.length === 1 && changes.length === 1;
    const met = failed.length > 0 ? false : allMet ? true : isAlone ? false : null;
    if (onlyDuplicates) resolve({ duplicates: new Set(failed), met });
    else reject(error);
    first += operations.length;
  }
}

function isChange(operation: object): boolean {
  return !('insertOne' in operation);
}
