import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { StoreDamaged, StoreUnavailable } from '../ports/errors.ts';
import { Connection } from './connection.ts';
import { refuseNewer } from './migrate.ts';
import { DAMAGE_ADVICE } from './translate-error.ts';

/** The file of the embedded store in its directory. */
export const DATABASE = 'flowbook.db';

const PATIENCE_MS = 30_000;

/**
 * Writes the store of a directory into one new file, as it is at one moment, also while a server works on it. Throws
 * `StoreUnavailable` where there is no database, `StoreTooNew`, or `StoreDamaged`.
 */
export function copyDatabase(directory: string, target: string): void {
  withDatabase(join(directory, DATABASE), (connection) => {
    refuseNewer(connection);
    connection.run('VACUUM INTO ?', target);
  });
}

/** Whether this version of Flowbook can use a database that nobody has open. Throws `StoreDamaged` or `StoreTooNew`. */
export function checkDatabase(path: string): void {
  withDatabase(path, (connection) => {
    const verdict = connection.first('PRAGMA quick_check(1)')?.quick_check;
    if (verdict !== 'ok') throw new StoreDamaged(path, DAMAGE_ADVICE, { cause: new Error(String(verdict)) });
    refuseNewer(connection);
  });
}

/**
 * Brings everything into the one file, so that another may take its place: a journal left behind would be taken for
 * the other's. Only for whoever holds the directory's lock.
 */
export function settleDatabase(path: string): void {
  withDatabase(path, (connection) => {
    refuseNewer(connection);
    const outcome = connection.first('PRAGMA wal_checkpoint(TRUNCATE)');
    if (Number(outcome?.busy) !== 0) throw new StoreUnavailable(`The database ${path} is in use.`);
  });
  for (const journal of ['-wal', '-shm']) rmSync(`${path}${journal}`, { force: true });
}

function withDatabase(path: string, work: (connection: Connection) => void): void {
  if (!existsSync(path)) throw new StoreUnavailable(`There is no database at ${path}.`);
  const connection = new Connection(path);
  try {
    connection.script(`PRAGMA busy_timeout = ${PATIENCE_MS}`);
    work(connection);
  } finally {
    connection.close();
  }
}
