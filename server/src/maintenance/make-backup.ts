import { existsSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type BackupNote, digestOf, MaintenanceError, notePath } from './backup-note.ts';
import { flush } from './file-copies.ts';

/**
 * Makes a folder, lets it be filled and writes the note. The folder appears whole or not at all.
 * @param fill answers the paths of what it put into the folder that it is given
 */
export async function makeBackup(
  target: string,
  now: string,
  fill: (partial: string) => Promise<readonly string[]>,
): Promise<BackupNote> {
  if (existsSync(target))
    throw new MaintenanceError(`${target} is there already; a backup needs a new folder.`);
  const partial = `${target}.part`;
  await rm(partial, { recursive: true, force: true });
  // Password hashes and the secret are in it.
  await mkdir(partial, { recursive: true, mode: 0o700 });
  try {
    const note = await noteOf(partial, await fill(partial), now);
    await mkdir(dirname(target), { recursive: true });
    await rename(partial, target);
    return note;
  } catch (error) {
    await rm(partial, { recursive: true, force: true });
    throw error;
  }
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
