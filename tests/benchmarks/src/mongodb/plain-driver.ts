import type { AnyBulkWriteOperation, Collection, Db, Document } from 'mongodb';
import { check } from '../measure.ts';

/** As many as the store puts into one command. */
const LARGEST_GROUP = 64;

/** Writes of one turn of the event loop, and those that come while earlier ones are under way, go in one command. */
class Bulk {
  readonly #collection: Collection<StoredDocument>;
  #waiting: { operations: Operations; resolve(): void; reject(error: unknown): void }[] = [];
  #isWriting = false;

  constructor(collection: Collection<StoredDocument>) {
    this.#collection = collection;
  }

  write(operations: Operations): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ operations, resolve, reject });
      if (this.#waiting.length === 1 && !this.#isWriting) setImmediate(() => void this.#writeAll());
    });
  }

  async #writeAll(): Promise<void> {
    this.#isWriting = true;
    while (this.#waiting.length > 0) {
      const group = this.#waiting.splice(0, LARGEST_GROUP);
      try {
        await this.#collection.bulkWrite(
          group.flatMap(({ operations }) => operations),
          { ordered: false },
        );
        for (const { resolve } of group) resolve();
      } catch (error) {
        for (const { reject } of group) reject(error);
      }
    }
    this.#isWriting = false;
  }
}

interface StoredDocument extends Document {
  readonly _id: string;
}
type Operations = AnyBulkWriteOperation<StoredDocument>[];

/** What the store wrote for one case, as it stands in its collections after each of its two commits. */
export interface Sample {
  readonly started: Written;
  readonly completed: Written;
}
export interface Written {
  readonly instance: StoredDocument;
  readonly events: StoredDocument;
  readonly task: StoredDocument;
}

/** Reads back what the store has just written for a case; `null` when it has tidied its outbox up already. */
export async function writtenFor(database: Db, instanceId: string): Promise<Written | null> {
  const [instance, events, task] = await Promise.all([
    database.collection<StoredDocument>('instances').findOne({ _id: instanceId }),
    database.collection<StoredDocument>('eventBatches').findOne({ instanceId }, { sort: { firstSeq: -1 } }),
    database.collection<StoredDocument>('tasks').findOne({ instanceId }),
  ]);
  check(instance !== null && events !== null && task !== null, 'the store wrote a case');
  return typeof instance.outbox === 'string' ? { instance, events, task } : null;
}

/**
 * The floor: the plain driver writes documents of the same number and size as the store does for a case, in commands as
 * full as they can be, all of a commit at once and with nothing decided, checked or indexed.
 */
export class PlainDriver {
  readonly #instances: Bulk;
  readonly #events: Bulk;
  readonly #tasks: Bulk;
  #cases = 0;

  constructor(
    database: Db,
    private readonly sample: Sample,
  ) {
    const bulk = (name: string) => new Bulk(database.collection<StoredDocument>(name));
    this.#instances = bulk('floorInstances');
    this.#events = bulk('floorEvents');
    this.#tasks = bulk('floorTasks');
  }

  async startAndComplete(): Promise<void> {
    const { started, completed } = this.sample;
    const id = `case-${++this.#cases}`;
    await Promise.all([
      this.#instances.write([replaced(id, started.instance)]),
      this.#events.write([{ insertOne: { document: { ...started.events, _id: `${id}/1` } } }]),
      this.#tasks.write([replaced(id, started.task)]),
    ]);
    const { _id, ...changed } = completed.instance;
    await Promise.all([
      this.#instances.write([{ updateOne: { filter: { _id: id }, update: { $set: changed } } }]),
      this.#events.write([{ insertOne: { document: { ...completed.events, _id: `${id}/2` } } }]),
      this.#tasks.write([replaced(id, completed.task)]),
    ]);
    // As the store tidies its outbox up, without anybody waiting for it.
    void this.#instances.write([
      { updateOne: { filter: { _id: id }, update: { $set: { pending: false, outbox: null } } } },
    ]);
  }
}

function replaced(id: string, { _id, ...replacement }: StoredDocument): Operations[number] {
  return { replaceOne: { filter: { _id: id }, replacement, upsert: true } };
}
