import { createReadStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { type Db, GridFSBucket, type GridFSFile, MongoGridFSChunkError, type ObjectId } from 'mongodb';
import type { FileBytes } from '../ports/file-bytes.ts';
import { translateError } from './translate-error.ts';

/** Prefix of the two collections of GridFS. */
export const FILE_BYTES = 'fileBytes';
/** From GridFS itself, when a file that is to be deleted is not there. */
const NOT_FOUND = /FileNotFound|File not found/;

/** Uploaded files in GridFS, so that every node has them. */
export function createFileBytes(driver: Db): FileBytes {
  const bucket = new GridFSBucket(driver, { bucketName: FILE_BYTES });
  // Ids are ours; GridFS takes any value for one, though its types name an ObjectId only.
  const key = (id: string) => id as unknown as ObjectId;
  const translated = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      throw translateError(error, driver.databaseName);
    }
  };
  const find = (id: string): Promise<GridFSFile | undefined> =>
    translated(async () => (await bucket.find({ _id: key(id) }, { limit: 1 }).toArray())[0]);
  return {
    keep: async (id, path) => {
      const target = bucket.openUploadStreamWithId(key(id), id);
      try {
        await translated(() => pipeline(createReadStream(path), target));
      } catch (error) {
        // The description of the file comes last, so that half a file is none; what is left of it is taken away.
        await target.abort().catch(() => {});
        throw error;
      }
      await rm(path, { force: true });
    },
    read: async (id, range) => {
      const file = await find(id);
      if (file === undefined) return null;
      return bucket.openDownloadStream(file._id, range && { start: range.start, end: range.end + 1 });
    },
    remove: (id) =>
      translated(async () => {
        await bucket.delete(key(id)).catch((error: unknown) => {
          const isGone = error instanceof Error && NOT_FOUND.test(error.message);
          if (!isGone || error instanceof MongoGridFSChunkError) throw error;
        });
      }),
  };
}
