import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findServer } from './find-server.mjs';
import { startServer } from './start-server.mjs';

/**
 * Lends a MongoDB server for as long as the work takes: that of MONGODB_URI, or one started for it. Where there is none
 * it says so and why, and nothing has failed.
 * @param {(env: {FLOWBOOK_TEST_MONGODB_URI: string}) => Promise<number>} work answers an exit code
 * @returns {Promise<number>} the exit code
 */
export async function withMongodb(work) {
  const server = await findServer();
  if ('reason' in server) {
    console.log(`Skipped what needs MongoDB: ${server.reason}`);
    return 0;
  }
  const folder = mkdtempSync(join(tmpdir(), 'flowbook-mongodb-'));
  const running = 'uri' in server ? { ...server, stop: async () => {} } : await startServer(server, folder);
  console.log(`MongoDB is here ${running.name}.`);
  try {
    return await work({ FLOWBOOK_TEST_MONGODB_URI: running.uri });
  } finally {
    await running.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
