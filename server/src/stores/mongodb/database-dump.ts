import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { BSON, type Db, type Document } from 'mongodb';
import { StoreError, StoreTooNew } from '../ports/errors.ts';
import { connect } from './database.ts';
import { RESTORING, SCHEMA } from './schema.ts';
import { translateError } from './translate-error.ts';

const EXTENSION = '.jsonl';
const SCHEMA_FILE = `schema${EXTENSION}`;
/** How many documents go in one command. */
const BATCH = 200;
/** Sessions are prolonged while people only look; that does not make a dump inconsistent. */
const RESTLESS = new Set(['sessions']);
const MOST_READINGS = 20;

/**
 * Writes every document of a database into `folder`, a file for each collection and a line of Extended JSON for each
 * document, and answers the names of the files. No server of the protocol need offer snapshots: all is read again and
 * again until two readings in a row are the same, which means that nothing changed from the end of the one to the
 * beginning of the other, so that both are the database as it was at that moment. Throws a `StoreError`, also when
 * there is no such moment.
 */
export function dumpDatabase(uri: string, folder: string): Promise<readonly string[]> {
  return withDatabase(uri, async (driver) => {
    let before = '';
    for (let reading = 0; reading < MOST_READINGS; reading++) {
      const digests = await readOnce(driver, folder);
      if (digests.size === 0) throw new StoreError(`The database ${driver.databaseName} is empty.`);
      const now = JSON.stringify([...digests].filter(([name]) => !RESTLESS.has(name)));
      if (now === before) return [...digests.keys()].map((name) => `${name}${EXTENSION}`);
      before = now;
    }
    throw new StoreError(
      `The database ${driver.databaseName} changed all the while it was read. Repeat the backup when less is done, stop the servers for it, or use mongodump --oplog.`,
    );
  });
}

/**
 * Fills a database that holds nothing with a dump. Until all is there no server opens it. Throws `StoreTooNew` for the
 * dump of a newer version, and a `StoreError` for a database that holds something.
 */
export function loadDatabase(uri: string, folder: string, files: readonly string[]): Promise<void> {
  return withDatabase(uri, async (driver) => {
    const found = await version(join(folder, SCHEMA_FILE));
    if (found > SCHEMA) throw new StoreTooNew(folder, found, SCHEMA);
    if ((await namesIn(driver)).length > 0)
      throw new StoreError(
        `The database ${driver.databaseName} is not empty. Drop it, or name a new one in MONGODB_URI.`,
      );
    const schema = driver.collection<{ _id: string; value: number }>('schema');
    await schema.insertOne({ _id: RESTORING, value: 1 });
    for (const file of files) {
      const collection = driver.collection(file.slice(0, -EXTENSION.length));
      let batch: Document[] = [];
      for await (const line of linesOf(join(folder, file))) {
        batch.push(BSON.EJSON.parse(line, { relaxed: false }) as Document);
        if (batch.length === BATCH) {
          await collection.insertMany(batch);
          batch = [];
        }
      }
      if (batch.length > 0) await collection.insertMany(batch);
    }
    await schema.deleteOne({ _id: RESTORING });
  });
}

/** Reads everything into the files; answers the digest of each collection that has documents. */
async function readOnce(driver: Db, folder: string): Promise<ReadonlyMap<string, string>> {
  const digests = new Map<string, string>();
  for (const name of await namesIn(driver)) {
    const hash = createHash('sha256');
    const lines = async function* () {
      for await (const document of driver.collection(name).find({}, { sort: { _id: 1 } })) {
        const line = `${BSON.EJSON.stringify(document, { relaxed: false })}\n`;
        hash.update(line);
        yield line;
      }
    };
    const target = createWriteStream(join(folder, `${name}${EXTENSION}`), { mode: 0o600, flush: true });
    await pipeline(Readable.from(lines()), target);
    digests.set(name, hash.digest('hex'));
  }
  return digests;
}

async function namesIn(driver: Db): Promise<readonly string[]> {
  const collections = await driver.listCollections({}, { nameOnly: true }).toArray();
  return collections
    .map(({ name }) => name)
    .filter((name) => !name.startsWith('system.'))
    .sort();
}

async function version(path: string): Promise<number> {
  for await (const line of linesOf(path)) {
    const { _id, value } = BSON.EJSON.parse(line) as { _id: string; value: number };
    if (_id === RESTORING)
      throw new StoreError('The backup is of a database that was never restored to its end.');
    if (_id === 'version') return value;
  }
  throw new StoreError('The backup does not say which version made it.');
}

function linesOf(path: string): AsyncIterable<string> {
  return createInterface({ input: createReadStream(path), crlfDelay: Number.POSITIVE_INFINITY });
}

async function withDatabase<T>(uri: string, work: (driver: Db) => Promise<T>): Promise<T> {
  const { driver, close } = await connect(uri);
  try {
    return await work(driver);
  } catch (error) {
    throw translateError(error, driver.databaseName);
  } finally {
    await close();
  }
}
