import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { StoreDamaged, StoreUnavailable } from '../ports/errors.ts';
import type { Store } from '../ports/store.ts';
import { Connection } from './connection.ts';
import { type DataLock, lockDataDirectory } from './data-lock.ts';
import { DATABASE } from './database-copy.ts';
import { createDefinitionStore } from './definitions.ts';
import { createInstanceStore } from './instances.ts';
import { createJobStore, releaseLeases } from './jobs.ts';
import { migrate } from './migrate.ts';
import { createPeopleStore } from './people.ts';
import { createRecordStore } from './records.ts';
import { DAMAGE_ADVICE } from './translate-error.ts';
import { WriteQueue } from './write-queue.ts';

export interface SqliteOptions {
  /** Folder of the database; made where it is missing. */
  readonly directory: string;
  /** How long to wait for a tool that reads the file at the same time, such as a backup. */
  readonly busyTimeoutMs?: number;
}

/**
 * Opens the embedded store: takes the directory for this process, checks the file after a crash, brings its schema up
 * to date, and frees the jobs that a dead process held. Throws `StoreLocked`, `StoreDamaged`, `StoreTooNew` or
 * `StoreUnavailable`.
 */
export async function openSqliteStore({ directory, busyTimeoutMs = 5000 }: SqliteOptions): Promise<Store> {
  makeDirectory(directory);
  const lock = lockDataDirectory(directory);
  try {
    const connection = openDatabase(join(directory, DATABASE), busyTimeoutMs, lock);
    return storeOver(connection, lock);
  } catch (error) {
    lock.release();
    throw error;
  }
}

function openDatabase(path: string, busyTimeoutMs: number, lock: DataLock): Connection {
  const connection = new Connection(path);
  try {
    connection.script(`PRAGMA busy_timeout = ${Math.trunc(busyTimeoutMs)}`);
    connection.script('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;');
    if (lock.tookOver) checkHealth(connection);
    migrate(connection);
    releaseLeases(connection);
    return connection;
  } catch (error) {
    connection.close();
    throw error;
  }
}

function checkHealth(connection: Connection): void {
  const verdict = connection.first('PRAGMA quick_check(1)')?.quick_check;
  if (verdict !== 'ok')
    throw new StoreDamaged(connection.path, DAMAGE_ADVICE, { cause: new Error(String(verdict)) });
}

function storeOver(connection: Connection, lock: DataLock): Store {
  const writes = new WriteQueue(connection);
  return {
    instances: createInstanceStore(connection, writes),
    jobs: createJobStore(connection, writes),
    definitions: createDefinitionStore(connection, writes),
    people: createPeopleStore(connection, writes),
    records: createRecordStore(connection, writes),
    exclusive: true,
    ping: async () => {
      connection.first('SELECT 1');
    },
    close: async () => {
      writes.close();
      try {
        connection.tidyUp();
      } finally {
        connection.close();
        lock.release();
      }
    },
  };
}

function makeDirectory(directory: string): void {
  try {
    mkdirSync(directory, { recursive: true });
  } catch (error) {
    throw new StoreUnavailable(`The data directory ${directory} cannot be made.`, { cause: error });
  }
}
