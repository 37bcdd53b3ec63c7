import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { lockDataDirectory } from '../stores/sqlite/data-lock.ts';
import { checkDatabase, DATABASE, settleDatabase } from '../stores/sqlite/database-copy.ts';
import { type BackupNote, MaintenanceError, readSoundBackup } from './backup-note.ts';
import { copyDurably, FILES, SECRET, uploadedFiles } from './file-copies.ts';

export interface RestoreOptions {
  /** A folder that `backUp` made. */
  readonly backup: string;
  readonly dataDir: string;
  /** ISO 8601 UTC. */
  readonly now: string;
}

export interface Restored {
  readonly note: BackupNote;
  /** Folder of what stood in the data directory before; `null` when nothing did. */
  readonly keptIn: string | null;
}

/**
 * Puts a backup in the place of what a data directory holds, which is kept beside it. Refused before anything is
 * touched: a directory in use, a backup that is damaged or none, a backup or a directory of a newer version. The one
 * moment at which the old becomes the new is the renaming of the database: whatever happens before leaves the old
 * installation whole, whatever happens after the new one.
 * Throws a `MaintenanceError` or a `StoreError`.
 */
export async function restore({ backup, dataDir, now }: RestoreOptions): Promise<Restored> {
  const note = await readSoundBackup(backup);
  if (!Object.hasOwn(note.contents, DATABASE))
    throw new MaintenanceError(
      `The backup ${backup} has no embedded store. Set MONGODB_URI for one of MongoDB.`,
    );
  await mkdir(dataDir, { recursive: true });
  const lock = lockDataDirectory(dataDir);
  const staging = join(dataDir, 'restoring');
  try {
    await stage(backup, note, staging);
    const keptIn = await keepOld(dataDir, join(dataDir, `replaced-${now.replace(/[:.]/g, '-')}`));
    await replace(dataDir, staging, note, keptIn);
    return { note, keptIn };
  } finally {
    await rm(staging, { recursive: true, force: true });
    lock.release();
  }
}

async function stage(backup: string, { contents }: BackupNote, staging: string): Promise<void> {
  await rm(staging, { recursive: true, force: true });
  await mkdir(join(staging, FILES), { recursive: true });
  for (const path of Object.keys(contents)) await copyDurably(join(backup, path), join(staging, path));
  checkDatabase(join(staging, DATABASE));
}

/** A copy of the old database and secret; the old files stay where they are for now. */
async function keepOld(dataDir: string, keptIn: string): Promise<string | null> {
  const database = join(dataDir, DATABASE);
  if (!existsSync(database)) return null;
  settleDatabase(database);
  await mkdir(join(keptIn, FILES), { recursive: true });
  await copyDurably(database, join(keptIn, DATABASE));
  if (existsSync(join(dataDir, SECRET))) await copyDurably(join(dataDir, SECRET), join(keptIn, SECRET));
  return keptIn;
}

async function replace(
  dataDir: string,
  staging: string,
  { contents }: BackupNote,
  keptIn: string | null,
): Promise<void> {
  const put = (path: string) => rename(join(staging, path), join(dataDir, path));
  await mkdir(join(dataDir, FILES), { recursive: true });
  const surplus = (await uploadedFiles(dataDir)).filter(
    (name) => !Object.hasOwn(contents, `${FILES}/${name}`),
  );
  for (const path of Object.keys(contents)) if (path !== DATABASE && path !== SECRET) await put(path);
  await put(DATABASE);
  if (Object.hasOwn(contents, SECRET)) await put(SECRET);
  if (keptIn === null) return;
  for (const name of surplus) await rename(join(dataDir, FILES, name), join(keptIn, FILES, name));
}
