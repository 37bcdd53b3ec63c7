import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { type TempDirectory, tempDirectory } from '../../testing/temp-directory.ts';
import { startTestServer, type TestServer } from '../../testing/test-server.ts';
import { type Outside, outsideOf } from './testing/outside.ts';

const DOCUMENT = join(import.meta.dirname, '../../../docs/external-workers.md');

let server: TestServer;
let outside: Outside;
let folder: TempDirectory;
beforeEach(async () => {
  folder = tempDirectory();
  server = await startTestServer();
  outside = await outsideOf(server);
});
afterEach(async () => {
  await server.stop();
  folder.remove();
});

it('is a program of at most 60 lines that does jobs until it is told to stop', async () => {
  const [, program = ''] = /```js\n([\s\S]*?)```/.exec(readFileSync(DOCUMENT, 'utf8')) ?? [];
  expect(program.trimEnd().split('\n').length).toBeLessThanOrEqual(60);
  const path = join(folder.path, 'label-printer.mjs');
  writeFileSync(path, program);
  const ids = [await outside.start(), await outside.start()];
  const { url, token } = outside.machine;
  const worker = spawn(process.execPath, [path], {
    env: { PATH: process.env.PATH, FLOWBOOK_URL: url, FLOWBOOK_TOKEN: token ?? '' },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const complaints: string[] = [];
  worker.stderr.on('data', (text) => complaints.push(String(text)));
  const ended = new Promise((resolve) => worker.once('exit', resolve));
  try {
    const statusOf = async (id: string) =>
      (await outside.admin.ask('getInstance', { params: { id } })).data.status;
    await vi.waitFor(
      async () => expect(await Promise.all(ids.map(statusOf))).toEqual(['completed', 'completed']),
      {
        timeout: 15_000,
        interval: 50,
      },
    );
  } finally {
    worker.kill('SIGTERM');
  }
  expect(await ended).toBe(0);
  expect(complaints).toEqual([]);
}, 30_000);
