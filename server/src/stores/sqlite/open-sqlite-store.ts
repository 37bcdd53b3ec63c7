import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { StoreDamaged, StoreUnavailable } from '../ports/errors.ts';
import type { Store } from '../ports/store.ts';
import type { Connection } from './connection.ts';
import { type DataLock, lockDataDirectory } from './data-lock.ts';
import { DATABASE } from './database-copy.ts';
import { createDefinitionStore } from './definitions.ts';
import { createFileFolder } from './file-folder.ts';
import { createInstanceStore } from './instances.ts';
import { createJobStore, releaseLeases } from './jobs.ts';
import { migrate } from './migrate.ts';
import { openConnection } from './open-connection.ts';
import { createPeopleStore } from './people.ts';
import { createRecordStore } from './records.ts';
import { DAMAGE_ADVICE } from './translate-error.ts';
import { WriteQueue } from './write-queue.ts';
import { createWriter, type Writer } from './writer.ts';
import { startWriterThread, type ThreadSettings, threadProgram } from './writer-thread.ts';

export interface SqliteOptions {
  /** Folder of the database; made where it is missing. */
  readonly directory: string;
  /** How long to wait for a tool that reads the file at the same time, such as a backup. */
  readonly busyTimeoutMs?: number;
  /** Told how many writes shared a transaction. */
  readonly onGroup?: (size: number) => void;
  /** What writes: by default a thread of its own where that is a gain, else this one. */
  readonly startWriter?: (connection: Connection, settings: ThreadSettings) => Writer;
}

/**
 * Opens the embedded store: takes the directory for this process, checks the file after a crash, brings its schema up
 * to date, and frees the jobs that a dead process held. Throws `StoreLocked`, `StoreDamaged`, `StoreTooNew` or
 * `StoreUnavailable`.
 */
export async function openSqliteStore(options: SqliteOptions): Promise<Store> {
  const { directory, busyTimeoutMs = 5000, startWriter = usualWriter, onGroup } = options;
  makeDirectory(directory);
  const lock = lockDataDirectory(directory);
  try {
    const path = join(directory, DATABASE);
    const connection = openDatabase(path, busyTimeoutMs, lock);
    const writer = startWriter(connection, { path, busyTimeoutMs });
    return storeOver(connection, new WriteQueue(path, writer, onGroup), lock, directory);
  } catch (error) {
    lock.release();
    throw error;
  }
}

function usualWriter(connection: Connection, settings: ThreadSettings): Writer {
  const program = threadProgram();
  return program === null ? createWriter(connection) : startWriterThread(program, settings);
}

function openDatabase(path: string, busyTimeoutMs: number, lock: DataLock): Connection {
  const connection = openConnection(path, busyTimeoutMs);
  try {
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

function storeOver(connection: Connection, writes: WriteQueue, lock: DataLock, directory: string): Store {
  return {
    instances: createInstanceStore(connection, writes),
    jobs: createJobStore(connection, writes),
    definitions: createDefinitionStore(connection, writes),
    people: createPeopleStore(connection, writes),
    records: createRecordStore(connection, writes),
    fileBytes: createFileFolder(directory),
    exclusive: true,
    ping: async () => {
      connection.first('SELECT 1');
      // An empty write costs no flush; a writer that has ended refuses it.
      await writes.write();
    },
    close: async () => {
      await writes.close();
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
