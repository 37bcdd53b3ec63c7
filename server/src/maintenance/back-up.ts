import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { copyDatabase, DATABASE } from '../stores/sqlite/database-copy.ts';
import type { BackupNote } from './backup-note.ts';
import { copyDurably, FILES, flush, SECRET, uploadedFiles } from './file-copies.ts';
import { makeBackup } from './make-backup.ts';

export interface BackUpOptions {
  readonly dataDir: string;
  /** A folder that is not there yet. */
  readonly target: string;
  /** ISO 8601 UTC. */
  readonly now: string;
}

/**
 * Copies the data of an installation into a new folder, also while the server works: the database as it is at one
 * moment, and then the files, which are never changed once they are there, so that none that it names is missing.
 * The folder appears whole or not at all. Throws a `MaintenanceError` or a `StoreError`.
 */
export function backUp({ dataDir, target, now }: BackUpOptions): Promise<BackupNote> {
  return makeBackup(target, now, async (partial) => {
    await mkdir(join(partial, FILES));
    copyDatabase(dataDir, join(partial, DATABASE));
    await flush(join(partial, DATABASE));
    const paths = [DATABASE];
    for (const path of await filesOf(dataDir)) {
      await copyDurably(join(dataDir, path), join(partial, path));
      paths.push(path);
    }
    return paths;
  });
}

async function filesOf(dataDir: string): Promise<readonly string[]> {
  const secret = existsSync(join(dataDir, SECRET)) ? [SECRET] : [];
  return [...secret, ...(await uploadedFiles(dataDir)).map((name) => `${FILES}/${name}`)];
}
