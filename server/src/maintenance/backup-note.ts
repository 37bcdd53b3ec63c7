import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';

const NOTE = 'backup.json';

const BackupNote = z.object({
  format: z.literal('flowbook-backup-1'),
  /** ISO 8601 UTC. */
  madeAt: z.iso.datetime(),
  /** SHA-256 of every file of the backup, in hexadecimal digits, by its path with slashes. */
  contents: z.record(z.string().regex(/^(?!.*\.\.)[^/\\]+(\/[^/\\]+)?$/), z.string()),
});
/** What a backup says of itself; written last, so that half a backup is none. */
export type BackupNote = z.infer<typeof BackupNote>;

/** A backup that cannot be used, or work that must not be done. Its message is a sentence for the console. */
export class MaintenanceError extends Error {
  override readonly name = 'MaintenanceError';
}

export function notePath(backup: string): string {
  return join(backup, NOTE);
}

/** The note of a backup; throws a `MaintenanceError` when the folder is none, or a file is missing or not as it was. */
export async function readSoundBackup(backup: string): Promise<BackupNote> {
  const note = await readNote(backup);
  for (const [path, digest] of Object.entries(note.contents)) {
    const found = await digestOf(join(backup, path)).catch(() => null);
    if (found === null)
      throw new MaintenanceError(`The backup ${backup} is damaged: ${path} cannot be read.`);
    if (found !== digest)
      throw new MaintenanceError(`The backup ${backup} is damaged: ${path} is not as it was.`);
  }
  return note;
}

async function readNote(backup: string): Promise<BackupNote> {
  try {
    return BackupNote.parse(JSON.parse(await readFile(notePath(backup), 'utf8')));
  } catch (error) {
    throw new MaintenanceError(`${backup} is not a backup of Flowbook that this version can read.`, {
      cause: error,
    });
  }
}

/** SHA-256 of a file, in hexadecimal digits. */
export async function digestOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}
