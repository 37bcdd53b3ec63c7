import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type TempDirectory, tempDirectory } from '../../testing/temp-directory.ts';
import { StoreUnavailable } from '../ports/errors.ts';
import type { Outcome } from './statement.ts';
import type { WriteGroup } from './write-group.ts';
import { startWriterThread } from './writer-thread.ts';

/** A thread that dies of its first group and, begun anew, answers how many texts it was told. */
const PROGRAM = `
import { existsSync, writeFileSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
const mark = workerData.path + '.died';
parentPort.on('message', (group) => {
  if (group === 'close') return process.exit(0);
  if (existsSync(mark)) return parentPort.postMessage([group.newTexts.length]);
  writeFileSync(mark, '');
  throw new Error('out of memory');
});`;

describe('the thread that writes', () => {
  let folder: TempDirectory;
  beforeEach(() => {
    folder = tempDirectory();
  });
  afterEach(() => folder.remove());

  it('is begun anew when it has died: what was under way is refused, what comes later is written', async () => {
    const program = new URL(`data:text/javascript,${encodeURIComponent(PROGRAM)}`);
    const writer = startWriterThread(program, { path: `${folder.path}/store.db`, busyTimeoutMs: 100 });
    const group = (...newTexts: string[]): WriteGroup => ({ newTexts, shape: [], values: [] });
    const refused = writer.commit(group('a', 'b'));
    await expect(refused).rejects.toBeInstanceOf(StoreUnavailable);
    await expect(refused).rejects.toMatchObject({ cause: { message: 'out of memory' } });
    const outcomes: readonly Outcome[] = await writer.commit(group('c'));
    expect(outcomes).toEqual([3]);
    expect(await writer.commit(group('d'))).toEqual([1]);
    await writer.close();
    await expect(writer.commit(group())).rejects.toBeInstanceOf(StoreUnavailable);
  });
});
