import { expectFitting } from '../support/findings.ts';
import { expect, test } from '../support/fixtures.ts';
import { furnish } from '../support/office.ts';
import { visitsOf } from '../support/pages.ts';

const WIDE = { width: 1440, height: 900 };
const NARROW = { width: 390, height: 844 };

test('every page is accessible and fits a telephone', async ({ as, server, browser }) => {
  test.setTimeout(900_000);
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
        await expectFitting(page, `${name} at ${size.width} px`);
      }
    });
  }
  await context.close();
});
