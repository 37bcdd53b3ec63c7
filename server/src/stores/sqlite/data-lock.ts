import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { StoreLocked, StoreUnavailable } from '../ports/errors.ts';
import { Connection } from './connection.ts';

export interface DataLock {
  /** The former holder died without letting go: leases it left are nobody's, and the file deserves a look. */
  readonly tookOver: boolean;
  release(): void;
}

/**
 * Takes the data directory for this process, or throws `StoreLocked`. The lock is one of the operating system, held
 * through an open transaction on a small database of its own: it ends with the process, however that ends, and cannot
 * be mistaken for that of another process with the same number. `server.pid` only names the holder.
 */
export function lockDataDirectory(directory: string): DataLock {
  const note = join(directory, 'server.pid');
  const connection = new Connection(join(directory, 'server.lock'));
  try {
    connection.script('PRAGMA busy_timeout = 0');
    connection.script('BEGIN EXCLUSIVE');
  } catch (error) {
    connection.close();
    if (error instanceof StoreUnavailable) throw new StoreLocked(directory, holderIn(note), { cause: error });
    throw error;
  }
  const tookOver = holderIn(note) !== null;
  writeFileSync(note, `process ${process.pid} on ${hostname()}\n`);
  return {
    tookOver,
    release: () => {
      rmSync(note, { force: true });
      connection.close();
    },
  };
}

function holderIn(note: string): string | null {
  try {
    return readFileSync(note, 'utf8').trim();
  } catch {
    return null;
  }
}
