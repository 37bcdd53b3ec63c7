import { constants } from 'node:fs';
import { copyFile, open, readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** The folder of uploaded files in the data directory. */
export const FILES = 'files';
/** The generated secret, where the settings have none. */
export const SECRET = 'session-secret';

/** Names of what was uploaded whole; without the folder there is nothing. */
export async function uploadedFiles(directory: string): Promise<readonly string[]> {
  const entries = await readdir(join(directory, FILES), { withFileTypes: true }).catch(nothingIfMissing);
  return entries.filter((entry) => entry.isFile() && !entry.name.endsWith('.part')).map(({ name }) => name);
}

/** Copies a file and resolves when the copy is on the disk. */
export async function copyDurably(source: string, target: string): Promise<void> {
  await copyFile(source, target, constants.COPYFILE_FICLONE);
  await flush(target);
}

/** Resolves when a file's content is on the disk. */
export async function flush(path: string): Promise<void> {
  const file = await open(path, 'r+');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

function nothingIfMissing(error: unknown): [] {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
  throw error;
}
