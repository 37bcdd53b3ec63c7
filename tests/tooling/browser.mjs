import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';
import { run, runTool } from './run.mjs';

const installedAt = [
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
];

/**
 * The path of a Chromium-family browser: Playwright's own, an installed one, or one that is installed now.
 * @returns {Promise<string | null>} `null` when there is none and none could be installed
 */
export async function findBrowser() {
  const asked = process.env.FLOWBOOK_BROWSER;
  if (asked) return asked;
  return present() ?? (await installed());
}

function present() {
  return [playwrightsOwn(), ...installedAt].find((path) => path !== null && existsSync(path)) ?? null;
}

function playwrightsOwn() {
  try {
    return chromium.executablePath();
  } catch {
    return null;
  }
}

async function installed() {
  console.log('No browser found: installing one for the browser tests …');
  if ((await runTool('playwright', ['install', 'chromium'])) === 0 && present()) return present();
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    await run('apt-get', ['update', '-qq']);
    await run('apt-get', ['install', '-y', '-qq', 'chromium', 'fonts-noto-cjk'], {
      env: { DEBIAN_FRONTEND: 'noninteractive' },
    });
  }
  return present();
}
