import { type Browser, type BrowserContext, expect, type Page } from '@playwright/test';
import { type Filling, FormPage } from './form-page.ts';

/** Demo people of the library, by what they do in a case. */
export const people = {
  agent: 'zhou.min',
  specialist: 'li.na',
  supervisor: 'chen.jing',
  department: 'he.jun',
  manager: 'zhao.wei',
  visitor: 'hu.xue',
  visitSupervisor: 'ma.chao',
  admin: 'admin',
} as const;

interface TaskNames {
  readonly items: readonly { readonly name: { readonly zh: string } }[];
}

/** How long the server may take for the automatic steps between two tasks. */
const AUTOMATIC_STEPS_MS = 60_000;

/** One person at their own browser. What the console complains about is kept for the end of the test. */
export class Person {
  private constructor(
    readonly username: string,
    readonly page: Page,
    readonly complaints: readonly string[],
    private readonly context: BrowserContext,
    private readonly url: string,
  ) {}

  static async open(browser: Browser, url: string, username: string): Promise<Person> {
    const context = await browser.newContext({ baseURL: url });
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(String(error)));
    return new Person(username, page, complaints, context, url);
  }

  get form(): FormPage {
    return new FormPage(this.page);
  }

  /** Signs in by a click on the demo account. */
  async signIn(): Promise<void> {
    await this.page.goto('/sign-in');
    await this.page.getByRole('button', { name: new RegExp(this.username.replace('.', '\\.')) }).click();
    await this.page.getByRole('button', { name: /^登\s*录$/ }).click();
    await expect(this.page).not.toHaveURL(/sign-in/);
  }

  /** Opens a task from the inbox, taking it first where it waits for the group. Waits for it while steps before it run. */
  async takeTask(name: string): Promise<void> {
    await this.page.goto(await this.#listWith(name));
    await this.page.getByRole('link', { name, exact: true }).first().click();
    await expect(this.page.getByRole('heading', { level: 1, name })).toBeVisible();
    const claim = this.page.getByRole('button', { name: /^认\s*领$/ });
    const submit = this.submitButton;
    await expect(claim.or(submit).first()).toBeVisible();
    if (await claim.isVisible()) await claim.click();
    await expect(submit).toBeVisible();
    await expect(submit).toBeEnabled();
  }

  /** The list of the inbox that shows a task of this name: one's own before what waits for the group. */
  async #listWith(name: string): Promise<string> {
    let found: string | undefined;
    await expect
      .poll(
        async () => {
          for (const view of ['mine', 'groups']) {
            const { items } = await this.ask<TaskNames>(`/tasks?view=${view}&limit=200`);
            if (items.some((task) => task.name.zh === name)) found ??= view;
          }
          return found;
        },
        { message: `${this.username} gets the task “${name}”`, timeout: AUTOMATIC_STEPS_MS },
      )
      .toBeDefined();
    return `/inbox?view=${found}`;
  }

  get submitButton() {
    return this.page.getByRole('button', { name: /^提\s*交$/ });
  }

  /** Takes a task, fills its form and sends it. */
  async complete(name: string, filling: Filling = {}): Promise<void> {
    await this.takeTask(name);
    await this.form.fill(filling);
    await this.submit(name);
  }

  async submit(name: string): Promise<void> {
    await this.submitButton.click();
    await expect(this.page.getByText(`“${name}”已提交`).first()).toBeVisible();
  }

  /** Calls the API as this person's page does. */
  async ask<Answer>(path: string): Promise<Answer> {
    const answer = await this.context.request.get(`${this.url}/api/v1${path}`);
    expect(answer.status(), path).toBe(200);
    return (await answer.json()) as Answer;
  }

  async close(): Promise<void> {
    await this.context.close();
  }
}
