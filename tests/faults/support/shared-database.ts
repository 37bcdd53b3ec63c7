import { setTimeout as wait } from 'node:timers/promises';
import { type TestDatabase, testDatabase } from '../../../server/src/stores/mongodb/testing/test-database.ts';
import type { Impossible } from './premises.ts';

/** Settings of every node on a shared database. */
export function environmentOf({ uri }: TestDatabase, nodeName: string) {
  return {
    MONGODB_URI: uri,
    NODE_NAME: nodeName,
    SESSION_SECRET: 'the same secret on every node of the round',
  };
}

/** Why there is no MongoDB-compatible server to share; `null`: `npm run faults` has found or started one. */
export function whyNoDatabase(): Impossible | null {
  if (process.env.FLOWBOOK_TEST_MONGODB_URI !== undefined) return null;
  return { reason: process.env.FLOWBOOK_NO_MONGODB ?? 'no server was looked for; npm run faults does' };
}

const databases = new Set<TestDatabase>();
/** What is not dropped by then stays, so that ending does not hang. */
const PATIENCE_MS = 5000;

/** An empty database, which goes when a run is broken off. */
export async function newDatabase(): Promise<TestDatabase> {
  const database = await testDatabase();
  const known: TestDatabase = {
    ...database,
    remove: async () => {
      databases.delete(known);
      await database.remove();
    },
  };
  databases.add(known);
  return known;
}

/** Drops the databases of a run that is broken off. */
export async function dropDatabases(): Promise<void> {
  const dropping = Promise.allSettled([...databases].map((database) => database.remove()));
  await Promise.race([dropping, wait(PATIENCE_MS)]);
}

/** A database of its own with all that another one holds. */
export async function copyOf(pristine: TestDatabase): Promise<TestDatabase> {
  const copy = await newDatabase();
  const from = pristine.client.db(nameIn(pristine.uri));
  const to = copy.client.db(nameIn(copy.uri));
  for (const { name } of await from.listCollections().toArray()) {
    const documents = await from.collection(name).find().toArray();
    if (documents.length > 0) await to.collection(name).insertMany(documents);
  }
  return copy;
}

function nameIn(uri: string): string {
  return new URL(uri).pathname.slice(1);
}
