import type { Locator, Page } from '@playwright/test';
import { expect, test } from '../support/fixtures.ts';
import { furnish } from '../support/office.ts';
import { Person, people } from '../support/person.ts';

const FURTHEST = 80;

test('a task is claimed, filled and submitted and its case found without a mouse', async ({
  browser,
  server,
}) => {
  test.setTimeout(240_000);
  const { cases } = await furnish(server.url);
  const agent = await Person.open(browser, server.url, people.agent);
  const { page } = agent;

  await test.step('signs in', async () => {
    await page.goto('/sign-in');
    await expect(page.getByLabel('用户名')).toBeFocused();
    await page.keyboard.type(people.agent);
    await tabTo(page, page.getByLabel('密码', { exact: true }));
    await page.keyboard.type('flowbook');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/\/inbox$/);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('待办');
  });

  await test.step('skips the navigation', async () => {
    await page.keyboard.press('Tab');
    await expect(page.getByText('跳到正文')).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page.locator('#content')).toBeFocused();
    await page.keyboard.press('Tab');
    await expect(page.getByPlaceholder('搜索任务、单号或事由')).toBeFocused();
  });

  await test.step('opens the task that waits for the group', async () => {
    await tabTo(page, page.getByRole('tab', { name: /我的待办/ }));
    await page.keyboard.press('ArrowRight');
    await expect(page.getByRole('tab', { name: /待认领/ })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/view=groups/);
    await tabTo(page, page.getByRole('link', { name: '倾听安抚、核实并受理' }));
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('倾听安抚、核实并受理');
  });

  await test.step('claims it', async () => {
    await tabTo(page, page.getByRole('button', { name: /^认\s*领$/ }));
    await page.keyboard.press('Enter');
    await expect(page.getByText('已认领，现在可以填写')).toBeVisible();
  });

  await test.step('goes straight to what is to be filled in, and fills it', async () => {
    await expect(page.getByRole('button', { name: /^提\s*交$/ })).toBeVisible();
    await tabTo(page, page.getByRole('button', { name: '定位到待填内容' }), 'backwards');
    await page.keyboard.press('Enter');
    await expect(page.getByLabel('有效投诉', { exact: true })).toBeFocused();
    await page.keyboard.press('Space');
    await choose(page, '是否涉及人身安全', '否');
    await choose(page, '是否媒体/监管介入', '无');
    await tabTo(page, page.getByLabel(/^受影响客户数/));
    await page.keyboard.type('1');
    await tabTo(page, page.getByLabel(/^30天内同一问题投诉次数/));
    await page.keyboard.type('1');
    await choose(page, '客户情绪', '平静');
    await choose(page, '能否当场解决', '需后续处理');
  });

  await test.step('submits it', async () => {
    await tabTo(page, page.getByRole('button', { name: /^提\s*交$/ }));
    await page.keyboard.press('Enter');
    await expect(page.getByText('“倾听安抚、核实并受理”已提交').first()).toBeVisible();
  });

  await test.step('finds the case', async () => {
    await tabTo(page, page.getByRole('link', { name: '我的流程' }));
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('我的流程');
    await tabTo(page, page.getByPlaceholder('搜索单号或事由'));
    await page.keyboard.type('收银机');
    await page.keyboard.press('Enter');
    await expect(page.locator('tbody .ant-table-row')).toHaveCount(1);
    await tabTo(page, page.getByRole('link', { name: cases.reported.title }));
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(new RegExp(cases.reported.id));
    await expect(page.getByRole('heading', { level: 1 })).toContainText(cases.reported.title);
  });
  expect(agent.complaints, 'the console stays silent').toEqual([]);
  await agent.close();
});

test('a dialog begins in its first field and gives the focus back', async ({ as }) => {
  const { page } = await as(people.supervisor);
  await page.goto('/design');
  const create = page.getByRole('button', { name: '新建流程应用' });
  await tabTo(page, create);
  for (const way of ['Escape', 'Enter']) {
    await page.keyboard.press('Enter');
    await expect(page.getByLabel('名称（中文）')).toBeFocused();
    if (way === 'Enter')
      await tabTo(page, page.getByRole('dialog').getByRole('button', { name: /^取\s*消$/ }));
    await page.keyboard.press(way);
    await expect(page.getByRole('dialog')).toBeHidden();
    await expect(create).toBeFocused();
  }
});

/** Presses Tab until the control has the focus, and sees that every stop on the way shows it. */
async function tabTo(page: Page, target: Locator, way: 'forwards' | 'backwards' = 'forwards'): Promise<void> {
  await expect(target.first()).toBeVisible();
  for (let step = 0; step < FURTHEST; step++) {
    if (await hasFocus(target)) return;
    await page.keyboard.press(way === 'forwards' ? 'Tab' : 'Shift+Tab');
    expect(await hiddenFocus(page), 'every stop shows the focus').toBeNull();
  }
  throw new Error(`${target} was not reached by ${FURTHEST} stops.`);
}

/** Picks an option of a radio group or a dropdown with the keys. */
async function choose(page: Page, label: string, option: string): Promise<void> {
  const field = page
    .locator('.fjs-form-field')
    .filter({ has: page.locator('.fjs-form-field-label', { hasText: new RegExp(`^${label}`) }) })
    .last();
  const first = field.locator('input').first();
  await tabTo(page, first);
  if ((await first.getAttribute('type')) === 'radio') {
    await page.keyboard.press('Space');
    const wanted = field.getByLabel(option, { exact: true });
    for (let step = 0; step < 20 && !(await wanted.isChecked()); step++)
      await page.keyboard.press('ArrowDown');
    await expect(wanted).toBeChecked();
    return;
  }
  await page.keyboard.press('Enter');
  const wanted = field.locator('.fjs-dropdownlist-item', { hasText: new RegExp(`^\\s*${option}\\s*$`) });
  await expect(wanted).toBeVisible();
  const options = field.locator('.fjs-dropdownlist-item');
  const focused = field.locator('.fjs-dropdownlist-item.focused');
  await expect(focused).toHaveCount(1);
  const names = (await options.allTextContents()).map((each) => each.trim());
  for (let at = names.indexOf(((await focused.textContent()) ?? '').trim()); names[at] !== option; at++) {
    await page.keyboard.press('ArrowDown');
    await expect(focused).toHaveText(names[at + 1] ?? option);
  }
  await page.keyboard.press('Enter');
  await expect(field).toContainText(option);
}

function hasFocus(target: Locator): Promise<boolean> {
  return target.first().evaluate((element) => element === document.activeElement);
}

/** The focused control when one cannot see that it is: no outline, ring or frame on it or what stands round it. */
function hiddenFocus(page: Page): Promise<string | null> {
  return page.evaluate(() => {
    const element = document.activeElement;
    if (element === null || element === document.body) return null;
    // A select's input sits two levels deep in what shows the focus, a date's three.
    for (let each: Element | null = element, level = 0; each !== null && level < 4; level++) {
      const style = getComputedStyle(each);
      const outlined = style.outlineStyle !== 'none' && style.outlineWidth !== '0px';
      if (outlined || (level < 3 && style.boxShadow !== 'none')) return null;
      each = each.parentElement;
    }
    return `${element.tagName} ${element.className} ${element.getAttribute('aria-label') ?? ''}`;
  });
}
