import type { Store } from '../ports/store.ts';
import { persistently } from './commit-retry.ts';
import { type Connected, connect } from './database.ts';
import { createDefinitionStore } from './definitions.ts';
import { createFileBytes } from './file-bytes.ts';
import { healEverything, OutboxPatrol } from './heal.ts';
import { createIndexes } from './indexes.ts';
import type { AtPoint, Head } from './instance-commit.ts';
import { createInstanceStore } from './instances.ts';
import { createJobStore } from './jobs.ts';
import { createPeopleStore } from './people.ts';
import { ReadGroup } from './read-group.ts';
import { createRecordStore } from './records.ts';
import { checkSchema } from './schema.ts';
import { WrittenOutboxes } from './written-outboxes.ts';

export interface MongodbOptions {
  readonly uri: string;
  /** How often to look for what nodes that died left behind; such a thing is healed at the second look. */
  readonly patrolMs?: number;
  /** Told that looking failed; the next look tries again. */
  readonly onPatrolError?: (error: unknown) => void;
  /** For tests: told when a commit comes to a point at which a crash must do no harm. */
  readonly at?: AtPoint;
}

const PATROL_MS = 2000;

/**
 * Opens the store on a MongoDB server, replica set, sharded cluster or a server of the same protocol: makes missing
 * indexes, and writes out what nodes that died left in outboxes. Throws `StoreUnavailable`, `StoreTooNew` or another
 * `StoreError`.
 */
export async function openMongodbStore(options: MongodbOptions): Promise<Store> {
  const connected = await connect(options.uri);
  try {
    await persistently(async () => {
      await checkSchema(connected.database);
      await createIndexes(connected.driver);
      await healEverything(connected.database);
    });
    return storeOver(connected, options);
  } catch (error) {
    await connected.close();
    throw error;
  }
}

function storeOver({ database, driver, ping, close }: Connected, options: MongodbOptions): Store {
  const { patrolMs = PATROL_MS, onPatrolError = () => {}, at = () => {} } = options;
  const heads = new ReadGroup<Head>((ids) =>
    database.instances.find({ _id: { $in: [...ids] } }, { only: ['rev', 'fence', 'token', 'pending'] }),
  );
  const written = new WrittenOutboxes(database);
  const patrol = new OutboxPatrol(database);
  let looking: Promise<void> = Promise.resolve();
  let isLooking = false;
  const timer = setInterval(() => {
    if (isLooking) return;
    isLooking = true;
    looking = patrol
      .look()
      .catch(onPatrolError)
      .finally(() => {
        isLooking = false;
      });
  }, patrolMs).unref();
  return {
    instances: createInstanceStore({ database, heads, written, at }),
    jobs: createJobStore(database),
    definitions: createDefinitionStore(database),
    people: createPeopleStore(database),
    records: createRecordStore(database),
    fileBytes: createFileBytes(driver),
    exclusive: false,
    ping,
    close: async () => {
      clearInterval(timer);
      await looking;
      await written.flush();
      await close();
    },
  };
}
