import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from '../support/fixtures.ts';
import { furnish } from '../support/office.ts';
import { visitsOf } from '../support/pages.ts';

const WIDE = { width: 1440, height: 900 };
const NARROW = { width: 390, height: 844 };
/** The pages have no frames, and only findings are asked for. */
const QUICK: Parameters<AxeBuilder['options']>[0] = {
  resultTypes: ['violations'],
  preload: false,
  iframes: false,
};

test('every page is accessible and fits a telephone', async ({ as, server, browser }) => {
  test.setTimeout(360_000);
  const office = await furnish(server.url);
  const context = await browser.newContext({ baseURL: server.url });
  const stranger = await context.newPage();
  for (const { page: name, by, path, ready } of visitsOf(office)) {
    const page = by === null ? stranger : (await as(by)).page;
    await test.step(name, async () => {
      await page.setViewportSize(WIDE);
      await page.goto(path);
      for (const size of [WIDE, NARROW]) {
        await page.setViewportSize(size);
        await expect(page.locator(ready).first()).toBeVisible();
        expect.soft(await findings(page), `${name} at ${size.width} px`).toEqual([]);
        expect.soft(await sidewaysPixels(page), `${name} at ${size.width} px scrolls sideways`).toBe(0);
      }
    });
  }
  await context.close();
});

/** What axe-core calls serious or critical: the rule and where. */
async function findings(page: Page): Promise<readonly string[]> {
  await page.evaluate(() =>
    Promise.all(document.getAnimations().map((each) => each.finished.catch(() => {}))),
  );
  const { violations } = await new AxeBuilder({ page }).options(QUICK).analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
}

/** By how much the page is wider than its window. */
function sidewaysPixels(page: Page): Promise<number> {
  return page.evaluate(() => Math.max(0, document.documentElement.scrollWidth - window.innerWidth));
}
