import { expect, type Locator, type Page } from '@playwright/test';

/** The designer as a process owner works in it. */
export class DesignerPage {
  constructor(private readonly page: Page) {}

  async open(app: string): Promise<void> {
    await this.page.goto('/design');
    await this.page.getByRole('link', { name: app, exact: true }).click();
    await expect(this.page.locator('.djs-container svg').first()).toBeVisible();
  }

  get properties(): Locator {
    return this.page.getByRole('complementary', { name: '属性' });
  }

  /** Selects an element of the diagram, or the label of a flow. */
  async select(elementId: string): Promise<void> {
    await this.page.locator(`.djs-element[data-element-id="${elementId}"]`).first().click();
    await expect(this.properties.getByLabel('元素标识')).toHaveValue(elementId.replace(/_label$/, ''));
  }

  async enter(label: string, text: string): Promise<void> {
    const field = this.properties.getByLabel(label, { exact: true });
    await field.fill(text);
    await field.press('Tab');
  }

  /** Takes one value out of the list of a condition. */
  async removeFromCondition(value: string): Promise<void> {
    await this.properties.getByRole('button', { name: '编辑条件' }).click();
    const dialog = this.page.getByRole('dialog', { name: '编辑条件' });
    await dialog
      .locator('.ant-select-selection-item', { hasText: value })
      .locator('[aria-label="close"]')
      .click();
    await dialog.getByRole('button', { name: /^确\s*定$/ }).click();
    await expect(dialog).toBeHidden();
  }

  async openForm(title: string): Promise<void> {
    await this.page
      .getByRole('tab', { name: title })
      .or(this.page.getByRole('link', { name: title }))
      .first()
      .click();
    await expect(this.page.locator('.fjs-form-editor')).toBeVisible();
  }

  /** Adds a field behind the one with this label. */
  async addFieldBehind(label: string, type: string): Promise<void> {
    const labelled = this.page.locator('.fjs-form-field-label', { hasText: new RegExp(`^${label}\\*?$`) });
    const field = this.page.locator('.fjs-form-editor .fjs-element').filter({ has: labelled }).last();
    await field.click({ position: { x: 12, y: 12 } });
    await expect(this.properties.getByLabel('名称', { exact: true })).toHaveValue(label);
    await this.page.getByRole('button', { name: '添加组件' }).click();
    await this.page.getByRole('menuitem', { name: type }).click();
    await expect(this.properties.getByLabel('名称', { exact: true })).not.toHaveValue(label);
  }

  async saved(): Promise<void> {
    await expect(this.page.getByText(/^已保存/)).toBeVisible();
  }

  /** Publishes the draft and waits until the server has it. */
  async publish(version: number): Promise<void> {
    await this.page
      .getByRole('button', { name: /^发\s*布$/ })
      .first()
      .click();
    const dialog = this.page.getByRole('dialog');
    await expect(dialog.getByText(`发布版本 ${version}？`).last()).toBeVisible();
    await dialog.getByRole('button', { name: /^发\s*布$/ }).click();
    await expect(this.page.getByText(new RegExp(`版本 ${version}`)).first()).toBeVisible();
    await expect(dialog).toBeHidden();
  }
}
