import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { dumpDatabase, loadDatabase } from '../stores/mongodb/database-dump.ts';
import { type BackupNote, MaintenanceError, readSoundBackup } from './backup-note.ts';
import { makeBackup } from './make-backup.ts';

const FOLDER = 'mongodb';

export interface MongodbBackUpOptions {
  readonly uri: string;
  /** A folder that is not there yet. */
  readonly target: string;
  /** ISO 8601 UTC. */
  readonly now: string;
}

/**
 * Copies a MongoDB database as it was at one moment, uploaded files with it, into a new folder, also while servers
 * work. The folder appears whole or not at all. Throws a `MaintenanceError` or a `StoreError`.
 */
export function backUpMongodb({ uri, target, now }: MongodbBackUpOptions): Promise<BackupNote> {
  return makeBackup(target, now, async (partial) => {
    await mkdir(join(partial, FOLDER));
    const files = await dumpDatabase(uri, join(partial, FOLDER));
    return files.map((file) => `${FOLDER}/${file}`);
  });
}

/**
 * Brings a backup into a MongoDB database that holds nothing. Refused before anything is touched: a database that holds
 * something, a backup that is damaged, none, or of a newer version. Throws a `MaintenanceError` or a `StoreError`.
 */
export async function restoreMongodb({
  uri,
  backup,
}: {
  readonly uri: string;
  /** A folder that `backUpMongodb` made. */
  readonly backup: string;
}): Promise<BackupNote> {
  const note = await readSoundBackup(backup);
  const prefix = `${FOLDER}/`;
  const files = Object.keys(note.contents).filter((path) => path.startsWith(prefix));
  if (files.length === 0)
    throw new MaintenanceError(
      `The backup ${backup} is one of the embedded store; it goes into a DATA_DIR, without MONGODB_URI.`,
    );
  await loadDatabase(
    uri,
    join(backup, FOLDER),
    files.map((path) => path.slice(prefix.length)),
  );
  return note;
}
