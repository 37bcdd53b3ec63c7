import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { atEnd } from '../run.mjs';
import { findServer } from './find-server.mjs';
import { startServer } from './start-server.mjs';

/**
 * Lends a MongoDB server for as long as the work takes: that of MONGODB_URI, or one started for it. Where there is none
 * it says so and why, and nothing has failed.
 * @param {(env: {FLOWBOOK_TEST_MONGODB_URI: string}) => Promise<number>} work answers an exit code
 * @param {{say?: (line: string) => void, without?: (reason: string) => Promise<number>}} options what tells which
 * server it is; what is done where there is none
 * @returns {Promise<number>} the exit code
 */
export async function withMongodb(work, { say = console.log, without = saySkipped } = {}) {
  const server = await findServer();
  if ('reason' in server) return without(server.reason);
  const folder = mkdtempSync(join(tmpdir(), 'flowbook-mongodb-'));
  const removeFolder = () => rmSync(folder, { recursive: true, force: true });
  const forget = atEnd(removeFolder);
  try {
    const running = 'uri' in server ? { ...server, stop: async () => {} } : await startServer(server, folder);
    say(`MongoDB is here ${running.name}.`);
    try {
      return await work({ FLOWBOOK_TEST_MONGODB_URI: running.uri });
    } finally {
      await running.stop();
    }
  } finally {
    removeFolder();
    forget();
  }
}

async function saySkipped(reason) {
  console.log(`Skipped what needs MongoDB: ${reason}`);
  return 0;
}
