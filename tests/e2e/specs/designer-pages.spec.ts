import type { Locator, Page } from '@playwright/test';
import { ApiClient } from '../support/api-client.ts';
import { chineseOn, expectFitting } from '../support/findings.ts';
import { expect, test } from '../support/fixtures.ts';
import { people } from '../support/person.ts';

const WIDE = { width: 1440, height: 900 };
const NARROW = { width: 390, height: 844 };
const APP = '/design/complaint-reception';
/** What people drew and entered: diagram, canvas of the form, contents of fields. */
const WORKS = '.djs-container .djs-visual, .fbd-form-canvas .fjs-form, textarea, [lang="zh"]';

test.describe('the editors in English', () => {
  test.setTimeout(480_000);

  test('show the process accessibly and without Chinese', async ({ as }) => {
    const page = await inEnglish((await as(people.supervisor)).page);
    await page.goto(APP);
    await expect(page.locator('.djs-container .djs-shape').first()).toBeVisible();
    for (const id of ['t_first', 'f_gw_onsite_t_log_label', 'ev_form', 'lane_agent']) {
      await select(page, id);
      await look(page, `${id} at 1440 px`);
      if (id.startsWith('f_')) await lookAtCondition(page, '1440 px');
      await page.setViewportSize(NARROW);
      await page.getByRole('button', { name: 'Properties' }).click();
      await expect(page.locator('.ant-drawer .fbd-properties-title')).toBeVisible();
      await look(page, `${id} at 390 px`);
      if (id.startsWith('f_')) await lookAtCondition(page, '390 px');
      await page.locator('.ant-drawer-close').click();
      await expect(page.locator('.ant-drawer')).toBeHidden();
      await page.setViewportSize(WIDE);
      await page.getByRole('button', { name: 'Show the whole diagram' }).click();
    }
  });

  test('show a form, the settings and what stands before a publication', async ({ as, server }) => {
    const owner = await ApiClient.signIn(server.url, people.supervisor);
    await beginDraft(owner, 'complaint-reception');
    const page = await inEnglish((await as(people.supervisor)).page);
    await page.goto(`${APP}/forms/complaint-register`);
    // The form editor is large and loads by itself.
    await expect(page.locator('.fjs-form-editor .fjs-element').first()).toBeVisible({ timeout: 30_000 });
    await look(page, 'the form');
    await page.setViewportSize(NARROW);
    await look(page, 'the form at 390 px');
    await page.getByRole('button', { name: 'Form', exact: true }).click();
    await expect(page.locator('.ant-drawer')).toBeVisible();
    await look(page, 'the settings of the form at 390 px');
    await page.locator('.ant-drawer-close').click();
    await expect(page.locator('.ant-drawer')).toBeHidden();
    await page.setViewportSize(WIDE);
    await page
      .locator('.fjs-form-editor .fjs-element[data-field-type="textfield"]')
      .first()
      .click({ position: { x: 12, y: 12 } });
    await look(page, 'a field');
    await page.setViewportSize(NARROW);
    await page.locator('.fbd-form-panel-open').click();
    await expect(page.locator('.ant-drawer')).toBeVisible();
    await look(page, 'a field at 390 px');
    await page.locator('.ant-drawer-close').click();
    await expect(page.locator('.ant-drawer')).toBeHidden();
    await page.setViewportSize(WIDE);
    await page.getByRole('button', { name: 'Preview' }).click();
    await expect(page.locator('.fbd-preview-form .fjs-form')).toBeVisible();
    await lookAtBoth(page, 'the preview');

    await page.goto(`${APP}/decisions/complaint-triage`);
    await expect(page.locator('.fbd-decision-table').first()).toBeVisible();
    await lookAtBoth(page, 'the decisions');

    await page.goto(`${APP}/settings`);
    await expect(page.locator('.fbd-settings')).toBeVisible();
    await lookAtBoth(page, 'the settings');
    await page.getByRole('button', { name: 'Publish', exact: true }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await lookAtBoth(page, 'the question before a publication');
  });

  test('list problems', async ({ as, server }) => {
    const owner = await ApiClient.signIn(server.url, people.supervisor);
    await breakDraft(owner, 'complaint-reception');
    const page = await inEnglish((await as(people.supervisor)).page);
    await page.goto(APP);
    await page.getByRole('button', { name: 'Problems' }).click();
    await expect(page.locator('.fbd-problems .fbd-problem').first()).toBeVisible();
    await lookAtBoth(page, 'the problems');
  });
});

interface Draft {
  readonly rev: number;
  readonly content: { readonly bpmn: string; readonly forms: { readonly [id: string]: object } };
}

async function change(owner: ApiClient, key: string, edit: (bpmn: string) => string): Promise<void> {
  const { rev, content } = await owner.get<Draft>(`/apps/${key}/draft`);
  await owner.put(`/apps/${key}/draft`, { rev, content: { ...content, bpmn: edit(content.bpmn) } });
}
const beginDraft = (owner: ApiClient, key: string) => change(owner, key, (bpmn) => `${bpmn.trimEnd()}\n\n`);
const breakDraft = (owner: ApiClient, key: string) =>
  change(owner, key, (bpmn) =>
    bpmn.replace('fb:decision="complaint-triage"', 'fb:decision="no-such-decision"'),
  );

async function inEnglish(page: Page): Promise<Page> {
  await page.getByText('English', { exact: true }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  return page;
}

async function select(page: Page, id: string): Promise<void> {
  const properties: Locator = page.getByRole('complementary', { name: 'Properties' });
  const at = id.startsWith('lane_') ? { position: { x: 12, y: 40 } } : {};
  await page.locator(`.djs-element[data-element-id="${id}"]`).first().click(at);
  await expect(properties.getByLabel('Element id')).toHaveValue(id.replace(/_label$/, ''));
}

async function lookAtCondition(page: Page, where: string): Promise<void> {
  await page.getByRole('button', { name: 'Edit condition' }).click();
  const dialog = page.getByRole('dialog', { name: 'Edit condition' });
  await expect(dialog).toBeVisible();
  await look(page, `a condition at ${where}`);
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(dialog).toBeHidden();
}

async function lookAtBoth(page: Page, what: string): Promise<void> {
  await look(page, what);
  await page.setViewportSize(NARROW);
  await look(page, `${what} at 390 px`);
  await page.setViewportSize(WIDE);
}

async function look(page: Page, what: string): Promise<void> {
  await test.step(what, async () => {
    await expectFitting(page, what, '.djs-container svg');
    await expect.soft
      .poll(() => chineseOn(page, ['中文'], WORKS), { message: `${what} has no Chinese` })
      .toEqual([]);
  });
}
