import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ByteRange } from '../ports/file-bytes.ts';
import type { StoreHarness } from './harness.ts';

export function fileBytesContract(harness: () => StoreHarness): void {
  describe('bytes of files', () => {
    let folder: string;
    beforeEach(() => {
      folder = mkdtempSync(join(tmpdir(), 'flowbook-'));
    });
    afterEach(() => rmSync(folder, { recursive: true, force: true }));

    /** Longer than what any store keeps in one piece. */
    const long = Buffer.from(Array.from({ length: 700_001 }, (_, n) => n % 251));

    function received(bytes: Uint8Array): string {
      mkdirSync(folder, { recursive: true });
      const path = join(folder, 'received');
      writeFileSync(path, bytes);
      return path;
    }
    async function read(id: string, range?: ByteRange): Promise<Buffer | null> {
      const stream = await harness().store.fileBytes.read(id, range);
      return stream === null ? null : buffer(stream);
    }

    it('come back as they were, whole and in part, also from a store opened anew', async () => {
      const path = received(long);
      await harness().store.fileBytes.keep('f1', path);
      expect(existsSync(path)).toBe(false);
      await harness().reopen();
      expect((await read('f1'))?.equals(long)).toBe(true);
      const middle = await read('f1', { start: 261_119, end: 522_240 });
      expect(middle?.equals(long.subarray(261_119, 522_241))).toBe(true);
      expect(await read('f1', { start: 700_000, end: 700_000 })).toEqual(long.subarray(700_000));
    });

    it('are gone when they are removed, and not there before', async () => {
      const { fileBytes } = harness().store;
      expect(await fileBytes.read('f1')).toBeNull();
      await fileBytes.keep('f1', received(Buffer.from('附件')));
      await fileBytes.remove('f1');
      expect(await fileBytes.read('f1')).toBeNull();
      await fileBytes.remove('f1');
    });
  });
}
