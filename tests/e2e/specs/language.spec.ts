import { chineseOn } from '../support/findings.ts';
import { expect, test } from '../support/fixtures.ts';
import { furnish } from '../support/office.ts';
import { visitsOf } from '../support/pages.ts';
import { people } from '../support/person.ts';

test.describe('English', () => {
  test('leaves no Chinese on any page but in what people wrote', async ({ as, server, browser }) => {
    test.setTimeout(360_000);
    const office = await furnish(server.url);
    const stranger = await browser.newPage({ baseURL: server.url });
    // The language's own name in the switch is no translation.
    const written = [...office.written, '中文'];
    for (const { page: name, by, path, ready } of visitsOf(office)) {
      const page = by === null ? stranger : (await as(by)).page;
      await test.step(name, async () => {
        await page.goto(path);
        await page.getByText('English', { exact: true }).click();
        await expect(page.locator('html')).toHaveAttribute('lang', 'en');
        await expect(page.locator(ready).first()).toBeVisible();
        await expect.soft.poll(() => chineseOn(page, written), { message: name }).toEqual([]);
      });
    }
    await stranger.close();
  });

  test('stays after a reload and gives way to Chinese again', async ({ as }) => {
    const { page } = await as(people.agent);
    await page.getByText('English', { exact: true }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Inbox');
    await page.reload();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Inbox');
    await expect(page).toHaveTitle('Inbox · Flowbook');
    await page.getByText('中文', { exact: true }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('待办');
    await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
  });
});

test.describe('a viewer in New York', () => {
  test.use({ timezoneId: 'America/New_York' });

  test('sees times of New York', async ({ as, server }) => {
    const { cases } = await furnish(server.url);
    const { page } = await as(people.admin);
    await page.goto(`/instances/${cases.reported.id}`);
    const started = page.locator('header time').first();
    const instant = new Date((await started.getAttribute('datetime')) ?? '');
    await expect(started).toContainText(clockIn('America/New_York', instant));
    await expect(started).not.toContainText(clockIn('Asia/Shanghai', instant));
  });
});

/** Hours and minutes on a clock of that zone. */
function clockIn(timeZone: string, instant: Date): string {
  return new Intl.DateTimeFormat('zh-CN', {
    timeZone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(instant);
}
