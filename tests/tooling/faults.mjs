import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findServer } from './mongodb/find-server.mjs';
import { startServer } from './mongodb/start-server.mjs';
import { runTool } from './run.mjs';

// Rounds with two nodes share a MongoDB-compatible server: that of MONGODB_URI, or one started for them. Without one
// they are skipped, and say why.
const given = process.argv.slice(2);
const server = needsServer()
  ? await findServer()
  : { reason: 'no kind of round that needs it is to be played' };
if ('reason' in server) {
  process.exitCode = await play({ FLOWBOOK_NO_MONGODB: server.reason });
} else {
  const folder = mkdtempSync(join(tmpdir(), 'flowbook-mongodb-'));
  const running = 'uri' in server ? { ...server, stop: async () => {} } : await startServer(server, folder);
  console.error(`Two nodes share ${running.name}.`);
  try {
    process.exitCode = await play({ FLOWBOOK_TEST_MONGODB_URI: running.uri });
  } finally {
    await running.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

function needsServer() {
  const kinds = given.find((_, n) => given[n - 1] === '--kinds');
  return kinds === undefined || kinds.includes('two-nodes');
}

function play(env) {
  return runTool('tsx', ['tests/faults/run.ts', ...given], { env });
}
