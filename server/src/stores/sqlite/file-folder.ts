import { createReadStream } from 'node:fs';
import { mkdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { FileBytes } from '../ports/file-bytes.ts';

/** Uploaded files beside the database, each under its id. */
export function createFileFolder(directory: string): FileBytes {
  const folder = join(directory, 'files');
  const pathOf = (id: string) => join(folder, id);
  return {
    keep: async (id, path) => {
      await mkdir(folder, { recursive: true });
      await rename(path, pathOf(id));
    },
    read: async (id, range) => {
      const found = await stat(pathOf(id)).catch(() => null);
      return found === null ? null : createReadStream(pathOf(id), range);
    },
    remove: (id) => rm(pathOf(id), { force: true }),
  };
}
