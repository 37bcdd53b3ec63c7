import { createWriteStream } from 'node:fs';
import { mkdir, open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { refuse } from '../../errors/refusal.ts';
import { realTypeOf } from './real-type.ts';

/** Enough for every magic number and for the directory of an office file. */
const BEGINNING_BYTES = 64 * 1024;
/** How many times the largest size a client may send before it is cut off. */
const PATIENCE = 4;

export interface ReceivedFile {
  readonly size: number;
  readonly type: string;
}

/**
 * Streams an upload into a file of its own in `folder` and hands it to `keep` once its size and real type were found
 * right. Throws `file.empty`, `file.too-large`, `file.type-refused` or `file.type-mismatch`.
 */
export async function receiveFile(
  source: Readable,
  target: { readonly folder: string; readonly id: string; readonly name: string; readonly maxBytes: number },
  keep: (path: string) => Promise<void>,
): Promise<ReceivedFile> {
  await mkdir(target.folder, { recursive: true });
  const partial = join(target.folder, `${target.id}.part`);
  try {
    const size = await store(source, partial, target.maxBytes);
    if (size === 0) throw refuse('file.empty');
    const real = await realTypeOf(target.name, await beginningOf(partial));
    if (!real.ok) throw real.refusal;
    await keep(partial);
    return { size, type: real.type };
  } catch (error) {
    await rm(partial, { force: true });
    throw error;
  }
}

/**
 * Writes what comes in, at most `maxBytes`. What comes after that is read and dropped, so that the client hears the
 * refusal instead of a broken connection; somebody who goes on for long after that is cut off.
 */
async function store(source: Readable, path: string, maxBytes: number): Promise<number> {
  let size = 0;
  const counter = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      size += chunk.length;
      if (size > PATIENCE * maxBytes) done(refuse('file.too-large'));
      else done(null, size > maxBytes ? undefined : chunk);
    },
  });
  await pipeline(source, counter, createWriteStream(path, { flags: 'wx', mode: 0o600, flush: true }));
  if (size > maxBytes) throw refuse('file.too-large');
  return size;
}

async function beginningOf(path: string): Promise<Uint8Array> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(BEGINNING_BYTES), 0, BEGINNING_BYTES, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}
