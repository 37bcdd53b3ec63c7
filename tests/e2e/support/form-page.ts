import { expect, type Locator, type Page } from '@playwright/test';

/** What a person enters, by the label of the field. A list ticks several options; for a grid it is a list of rows. */
export type Filling = { readonly [label: string]: string | readonly string[] | readonly GridRow[] };
/** Cells by the heading of their column. */
export type GridRow = { readonly [column: string]: string };

/** A form as a person fills it: by labels, keys and clicks. */
export class FormPage {
  constructor(private readonly page: Page) {}

  async fill(filling: Filling): Promise<void> {
    for (const [label, value] of Object.entries(filling)) await this.#fillField(label, value);
  }

  /** The field with this label. */
  field(label: string): Locator {
    const exactly = new RegExp(`^${escaped(label)}\\s*\\*?$`);
    return this.page
      .locator('.fjs-form-field:not(.fjs-form-field-grouplike)')
      .filter({ has: this.page.locator('.fjs-form-field-label', { hasText: exactly }) });
  }

  /** What is said to be wrong at a field. */
  error(label: string): Locator {
    return this.field(label).locator('.fjs-form-field-error');
  }

  async #fillField(label: string, value: Filling[string]): Promise<void> {
    const field = this.field(label);
    await expect(field, `the field “${label}”`).toBeVisible();
    const kind = /fjs-form-field-(\w+)/.exec((await field.getAttribute('class')) ?? '')?.[1] ?? '';
    if (typeof value === 'string') await this.#fillOne(field, kind, value);
    else if (kind === 'grid') await this.#fillGrid(field, value as readonly GridRow[]);
    else for (const option of value as readonly string[]) await choice(field, option).check();
  }

  async #fillOne(field: Locator, kind: string, value: string): Promise<void> {
    switch (kind) {
      case 'select':
        await field.locator('.fjs-input-group').click();
        await field
          .locator('.fjs-dropdownlist-item')
          .filter({ hasText: exact(value) })
          .click();
        return;
      case 'radio':
      case 'checkbox':
        await choice(field, value).check();
        return;
      case 'customerpicker':
      case 'personpicker':
      case 'rolepicker':
        await field.getByRole('combobox').fill(value);
        await field.getByRole('option').filter({ hasText: value }).first().click();
        return;
      case 'signature':
        await field.getByRole('button', { name: value, exact: true }).click();
        return;
      default: {
        const input = field.locator('input, textarea');
        await input.fill(value);
        await input.blur();
      }
    }
  }

  async #fillGrid(field: Locator, rows: readonly GridRow[]): Promise<void> {
    for (const [index, cells] of rows.entries()) {
      if ((await field.locator('tbody tr').count()) <= index) {
        await field.getByRole('button', { name: '添加一行' }).click();
      }
      const row = field.locator('tbody tr').nth(index);
      for (const [column, text] of Object.entries(cells)) await fillCell(row, column, text);
    }
  }
}

/** An option of a radio group or a list of checkboxes. */
function choice(field: Locator, option: string): Locator {
  return field.getByLabel(option, { exact: true });
}

async function fillCell(row: Locator, column: string, text: string): Promise<void> {
  const cell = row.getByLabel(new RegExp(escaped(column))).first();
  if ((await cell.evaluate((element) => element.tagName)) === 'SELECT')
    await cell.selectOption({ label: text });
  else await cell.fill(text);
  if ((await cell.getAttribute('role')) === 'combobox')
    await row.page().getByRole('option').filter({ hasText: text }).first().click();
  await cell.press('Tab');
}

function exact(text: string): RegExp {
  return new RegExp(`^\\s*${escaped(text)}\\s*$`);
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}
