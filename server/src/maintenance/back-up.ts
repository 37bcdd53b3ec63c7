import { existsSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { copyDatabase, DATABASE } from '../stores/sqlite/database-copy.ts';
import { type BackupNote, digestOf, MaintenanceError, notePath } from './backup-note.ts';
import { copyDurably, FILES, flush, SECRET, uploadedFiles } from './file-copies.ts';

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
export async function backUp({ dataDir, target, now }: BackUpOptions): Promise<BackupNote> {
  if (existsSync(target))
    throw new MaintenanceError(`${target} is there already; a backup needs a new folder.`);
  const partial = `${target}.part`;
  await rm(partial, { recursive: true, force: true });
  // Password hashes and the secret are in it.
  await mkdir(partial, { recursive: true, mode: 0o700 });
  await mkdir(join(partial, FILES));
  try {
    copyDatabase(dataDir, join(partial, DATABASE));
    await flush(join(partial, DATABASE));
    const paths = [DATABASE];
    for (const path of await filesOf(dataDir)) {
      await copyDurably(join(dataDir, path), join(partial, path));
      paths.push(path);
    }
    const note = await noteOf(partial, paths, now);
    await mkdir(dirname(target), { recursive: true });
    await rename(partial, target);
    return note;
  } catch (error) {
    await rm(partial, { recursive: true, force: true });
    throw error;
  }
}

async function filesOf(dataDir: string): Promise<readonly string[]> {
  const secret = existsSync(join(dataDir, SECRET)) ? [SECRET] : [];
  return [...secret, ...(await uploadedFiles(dataDir)).map((name) => `${FILES}/${name}`)];
}

async function noteOf(folder: string, paths: readonly string[], madeAt: string): Promise<BackupNote> {
  const digests = await Promise.all(
    paths.map(async (path) => [path, await digestOf(join(folder, path))] as const),
  );
  const note: BackupNote = {
    format: 'flowbook-backup-1',
    madeAt,
    contents: Object.fromEntries(digests),
  };
  await writeFile(notePath(folder), `${JSON.stringify(note, null, 2)}\n`);
  await flush(notePath(folder));
  return note;
}
