import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findServer } from './mongodb/find-server.mjs';
import { startServer } from './mongodb/start-server.mjs';
import { runTool } from './run.mjs';

// Runs the tests of the MongoDB store against a server over the wire: that of MONGODB_URI, or one started for it.
const server = await findServer();
if ('reason' in server) {
  console.log(`The tests of the MongoDB store were skipped: ${server.reason}`);
} else {
  const folder = mkdtempSync(join(tmpdir(), 'flowbook-mongodb-'));
  const running = 'uri' in server ? { ...server, stop: async () => {} } : await startServer(server, folder);
  console.log(`The MongoDB store is tested against ${running.name}.`);
  try {
    process.exitCode = await runTool(
      'vitest',
      ['run', '--config', 'tests/tooling/mongodb/vitest.config.ts', ...process.argv.slice(2)],
      { env: { FLOWBOOK_TEST_MONGODB_URI: running.uri } },
    );
  } finally {
    await running.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
