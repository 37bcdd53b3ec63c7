import { pathToFileURL } from 'node:url';
import { findBrowser } from './browser.mjs';
import { buildPortal } from './build.mjs';
import { withMongodb } from './mongodb/with-mongodb.mjs';
import { runTool } from './run.mjs';

/**
 * Runs the tests of the MongoDB store, and the main job in the browser on it, against a server over the wire: that of
 * MONGODB_URI, or one started for it. Where there is none it says so and why, and nothing has failed.
 * @param {string[]} args of Vitest; with any, the browser is left out
 * @returns {Promise<number>} the exit code
 */
export async function runMongodbTests(args = []) {
  return withMongodb(async (env) => {
    const config = ['--config', 'tests/tooling/mongodb/vitest.config.ts'];
    const code = await runTool('vitest', ['run', ...config, ...args], { env });
    return code === 0 && args.length === 0 ? runMainJob(env) : code;
  });
}

async function runMainJob(env) {
  const browser = await findBrowser();
  if (browser === null) {
    console.log('The main job was not played on MongoDB: there is no browser.');
    return 0;
  }
  await buildPortal();
  const config = ['--config', 'tests/e2e/playwright.config.ts'];
  return runTool('playwright', ['test', ...config, 'main-job'], {
    env: { ...env, FLOWBOOK_BROWSER: browser },
  });
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  process.exitCode = await runMongodbTests(process.argv.slice(2));
}
