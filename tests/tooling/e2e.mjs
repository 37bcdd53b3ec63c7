import { pathToFileURL } from 'node:url';
import { findBrowser } from './browser.mjs';
import { buildPortal } from './build.mjs';
import { runTool } from './run.mjs';

/** Runs the browser tests; further arguments go to Playwright. */
export async function runBrowserTests(args = []) {
  const browser = await findBrowser();
  if (browser === null) {
    console.error(
      'The browser tests need Chrome or Chromium, and none is installed nor could be: run "npx playwright install chromium" or install the package "chromium".',
    );
    return 1;
  }
  await buildPortal();
  return runTool('playwright', ['test', '--config', 'tests/e2e/playwright.config.ts', ...args], {
    env: { FLOWBOOK_BROWSER: browser },
  });
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  process.exit(await runBrowserTests(process.argv.slice(2)));
}
