import type { FormComponent, FormData, FormOpening, FormSchema, Locale } from '@flowbook/forms';
import { cleanup, configure, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { createRef, StrictMode } from 'react';
import { vi } from 'vitest';
import { FormView, type FormViewHandle } from '../host/FormView.tsx';
import type { FieldServices } from '../host/field-services.ts';

// jsdom works out styles slowly: asking it what is visible takes seconds.
configure({ defaultHidden: true, asyncUtilTimeout: 5_000 });
vi.setConfig({ testTimeout: 20_000 });

export const NOW = '2026-11-24T08:00:00.000Z';

const people = [
  { id: 'li.na', name: { zh: '李娜', en: 'Li Na' } },
  { id: 'wang.wei', name: { zh: '王伟', en: 'Wang Wei' } },
];
const customers = [
  { id: 'c1', name: { zh: '华东贸易', en: 'East Trading' }, grade: 'K', phone: null },
  { id: 'c2', name: { zh: '南方电子', en: 'South Electronics' }, grade: 'B', phone: null },
];

/** Services over a small organisation; single ones can be replaced. */
export function servicesWith(own: Partial<FieldServices> = {}): FieldServices {
  const among =
    <Item extends { name: { zh: string; en: string } }>(items: readonly Item[]) =>
    async (text: string) =>
      items.filter(({ name }) => name.zh.includes(text) || name.en.includes(text));
  return {
    currentUser: { id: 'li.na', name: { zh: '李娜', en: 'Li Na' } },
    searchPeople: among(people),
    searchRoles: among([{ id: 'specialist', name: { zh: '投诉专员', en: 'Specialist' } }]),
    searchCustomers: among(customers),
    uploadFile: async ({ name, size, type }) => ({ id: `stored-${name}`, name, size, type }),
    fileUrl: (id) => `/files/${id}`,
    ...own,
  };
}

export function formOf(components: readonly FormComponent[], flowbook?: FormSchema['flowbook']): FormSchema {
  return {
    type: 'default',
    id: 'form',
    schemaVersion: 19,
    components,
    ...(flowbook === undefined ? {} : { flowbook }),
  };
}

interface Shown {
  readonly data?: FormData;
  readonly opening?: FormOpening;
  readonly locale?: Locale;
  readonly readOnly?: boolean;
  readonly services?: FieldServices;
}

/** Shows a form as a page does, in React's strict mode, and gives what a test asks of it. */
export function renderForm(schema: FormSchema, shown: Shown = {}) {
  cleanup();
  const ref = createRef<FormViewHandle>();
  const onChange = vi.fn<(data: FormData) => void>();
  const services = shown.services ?? servicesWith();
  const page = (now: Shown) => (
    <StrictMode>
      <FormView
        ref={ref}
        schema={schema}
        opening={now.opening ?? {}}
        locale={now.locale ?? 'zh'}
        data={now.data ?? {}}
        readOnly={now.readOnly ?? false}
        services={services}
        now={() => NOW}
        onChange={onChange}
      />
    </StrictMode>
  );
  const view = render(page(shown));
  return {
    ...view,
    show: (change: Shown) => view.rerender(page({ ...shown, ...change })),
    data: () => onChange.mock.lastCall?.[0] ?? {},
    submit: async () => (await ref.current?.submit()) ?? { ok: false as const },
    tell: (findings: Parameters<FormViewHandle['showFindings']>[0]) => ref.current?.showFindings(findings),
  };
}

/** Types into a control found by its label, and leaves it. */
export async function type(label: string | RegExp, text: string): Promise<void> {
  const control = await screen.findByLabelText(label);
  fireEvent.focus(control);
  fireEvent.input(control, { target: { value: text } });
  leave(control);
}

/** Leaves a control, as the browser would tell it. */
export function leave(control: Element): void {
  fireEvent.blur(control);
  fireEvent.focusOut(control);
}

/** Waits until the form has taken a value. */
export async function hasData(
  form: { data: () => FormData },
  check: (data: FormData) => void,
): Promise<void> {
  await waitFor(() => check(form.data()));
}
