import type { FormComponent } from '@flowbook/forms';
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { formOf, hasData, leave, renderForm, servicesWith, type } from '../testing/render-form.tsx';

const subject: FormComponent = {
  type: 'textfield',
  id: 'subject',
  key: 'subject',
  label: '事由',
  validate: { required: true },
};
const level: FormComponent = {
  type: 'radio',
  id: 'level',
  key: 'level',
  label: '程度',
  values: [
    { value: 'minor', label: '一般' },
    { value: 'major', label: '严重' },
  ],
};
const reason: FormComponent = {
  type: 'textarea',
  id: 'reason',
  key: 'reason',
  label: '原因',
  conditional: { hide: { '!=': [{ var: 'level' }, 'major'] } },
  flowbook: { requiredIf: { '==': [{ var: 'level' }, 'major'] } },
};
const english = {
  title: '投诉单',
  stages: [],
  translations: { en: { subject: { label: 'Subject' } } },
};
const missing = '请填写“事由”。';

let complaints: unknown[] = [];
beforeEach(() => {
  complaints = [];
  vi.spyOn(console, 'error').mockImplementation((...said) => complaints.push(said));
});
afterEach(() => {
  vi.restoreAllMocks();
  expect(complaints).toEqual([]);
});

describe('a form that is filled', () => {
  it('complains about nothing that was not touched, and about a field once it is left', async () => {
    renderForm(formOf([subject]));
    const field = await screen.findByLabelText(/事由/);
    expect(screen.queryByText(missing)).toBeNull();
    fireEvent.focus(field);
    leave(field);
    await screen.findByText(missing);
    await type(/事由/, '外壳破裂');
    await waitFor(() => expect(screen.queryByText(missing)).toBeNull());
  });

  it('moves nothing while a pointer is held down, so that a click meets what it aimed at', async () => {
    renderForm(formOf([subject]));
    const field = await screen.findByLabelText(/事由/);
    fireEvent.focus(field);
    fireEvent.pointerDown(document.body);
    leave(field);
    await new Promise((resolve) => requestAnimationFrame(resolve));
    expect(screen.queryByText(missing)).toBeNull();
    fireEvent.pointerUp(document.body);
    await screen.findByText(missing);
  });

  it('gives the writable fields when everything is right, also what is still being typed', async () => {
    const form = renderForm(formOf([subject, { type: 'textfield', id: 'no', key: 'no', readonly: true }]), {
      data: { no: 'TS-1' },
    });
    const field = await screen.findByLabelText(/事由/);
    field.focus();
    fireEvent.input(field, { target: { value: '外壳破裂' } });
    expect(await form.submit()).toEqual({ ok: true, data: { subject: '外壳破裂' } });
  });

  it('shows everything that is wrong on submit, and stands on the first wrong field', async () => {
    const form = renderForm(formOf([level, subject]));
    await screen.findByLabelText(/事由/);
    expect(await form.submit()).toEqual({ ok: false });
    await screen.findByText(missing);
    expect(document.activeElement).toBe(screen.getByLabelText(/事由/));
    const summary = await screen.findByRole('alert');
    expect(summary.textContent).toContain('还有 1 处');
    await type(/事由/, '好');
    await waitFor(() => expect(screen.queryByRole('alert')).toBeNull());
  });

  it('hides by its rules, and demands what is demanded only where it is shown', async () => {
    const form = renderForm(formOf([level, reason]), { data: { level: 'minor' } });
    await screen.findByLabelText('严重');
    expect(screen.queryByLabelText(/原因/)).toBeNull();
    fireEvent.click(screen.getByLabelText('严重'));
    const field = await screen.findByLabelText(/原因/);
    expect(field.closest('.fjs-form-field')?.querySelector('.fjs-asterix')).not.toBeNull();
    expect(await form.submit()).toEqual({ ok: false });
    fireEvent.click(screen.getByLabelText('一般'));
    await waitFor(() => expect(screen.queryByLabelText(/原因/)).toBeNull());
    expect(await form.submit()).toMatchObject({ ok: true, data: { level: 'minor' } });
  });

  it('hides in the rows of a list each for itself', async () => {
    const rows: FormComponent = {
      type: 'dynamiclist',
      id: 'calls',
      path: 'calls',
      label: '回访',
      isRepeating: true,
      allowAddRemove: true,
      components: [
        { type: 'textfield', id: 'who', key: 'who', label: '对象' },
        {
          type: 'textfield',
          id: 'note',
          key: 'note',
          label: '备注',
          conditional: { hide: { '==': [{ var: 'who' }, 'B'] } },
        },
      ],
    };
    renderForm(formOf([rows]), { data: { calls: [{ who: 'A' }, { who: 'B' }, { who: 'C' }] } });
    await waitFor(() => expect(screen.getAllByLabelText('对象')).toHaveLength(3));
    await waitFor(() => expect(screen.getAllByLabelText('备注')).toHaveLength(2));
  });

  it('shows computed values as they follow, also in a field of form-js', async () => {
    const double = { '*': [{ var: 'amount' }, 2] };
    const form = renderForm(
      formOf([
        { type: 'number', id: 'amount', key: 'amount', label: '数量' },
        { type: 'computed', id: 'twice', key: 'twice', label: '两倍', flowbook: { computed: double } },
        { type: 'textfield', id: 'copy', key: 'copy', label: '抄写', flowbook: { computed: double } },
      ]),
    );
    await type('数量', '21');
    await hasData(form, (data) => expect(data).toMatchObject({ amount: 21, twice: 42, copy: 42 }));
    await waitFor(() => expect(screen.getByLabelText('两倍').textContent).toBe('42'));
    expect((screen.getByLabelText('抄写') as HTMLInputElement).value).toBe('42');
  });
});

describe('what the server found', () => {
  const finding = { code: 'pattern', path: ['subject'], componentId: 'subject', message: '事由须注明日期' };

  it('stands at its field until the value is another one', async () => {
    const form = renderForm(formOf([subject]), { data: { subject: '外壳' } });
    await screen.findByLabelText(/事由/);
    form.tell([finding]);
    await screen.findByText('事由须注明日期');
    await type(/事由/, '外壳 11 月 24 日');
    await waitFor(() => expect(screen.queryByText('事由须注明日期')).toBeNull());
  });

  it('stands in the summary when it concerns no field of the form', async () => {
    const form = renderForm(formOf([subject]), { data: { subject: '外壳' } });
    await screen.findByLabelText(/事由/);
    form.tell([{ path: ['gone'], message: '没有这个字段' }]);
    await screen.findByText('没有这个字段');
  });
});

describe('a form beside the page', () => {
  it('changes its language without losing what was typed', async () => {
    const form = renderForm(formOf([subject], english));
    await type(/事由/, '外壳破裂');
    form.show({ locale: 'en' });
    const field = (await screen.findByLabelText(/Subject/)) as HTMLInputElement;
    expect(field.value).toBe('外壳破裂');
    await type(/Subject/, '');
    await screen.findByText(/Please fill in/);
  });

  it('can only be read while it is read-only, and goes on where it was', async () => {
    const form = renderForm(formOf([subject]));
    await type(/事由/, '外壳');
    form.show({ readOnly: true });
    await waitFor(() => expect((screen.getByLabelText(/事由/) as HTMLInputElement).readOnly).toBe(true));
    form.show({ readOnly: false });
    await waitFor(() => expect((screen.getByLabelText(/事由/) as HTMLInputElement).readOnly).toBe(false));
    expect((screen.getByLabelText(/事由/) as HTMLInputElement).value).toBe('外壳');
  });

  it('shows newer data while it is only read', async () => {
    const form = renderForm(formOf([subject]), { readOnly: true, data: { subject: '旧' } });
    await screen.findByDisplayValue('旧');
    form.show({ data: { subject: '新' } });
    await screen.findByDisplayValue('新');
  });

  it('shows only what its stage opens', async () => {
    const stages = [
      { id: 'register', name: '登记' },
      { id: 'verify', name: '核实' },
    ];
    const later: FormComponent = {
      type: 'group',
      id: 'g2',
      label: '核实',
      stage: 'verify',
      components: [{ type: 'textfield', id: 'opinion', key: 'opinion', label: '意见' }],
    };
    const schema = formOf([{ type: 'group', id: 'g1', stage: 'register', components: [subject] }, later], {
      title: '单',
      stages,
    });
    const form = renderForm(schema, { opening: { stage: 'register' }, data: { subject: '甲' } });
    await screen.findByLabelText(/事由/);
    expect(screen.queryByLabelText('意见')).toBeNull();
    form.show({ opening: { stage: 'verify' }, data: { subject: '甲' } });
    await screen.findByLabelText('意见');
    expect((screen.getByLabelText('事由') as HTMLInputElement).readOnly).toBe(true);
  });

  it('says that it is broken instead of breaking the page', async () => {
    renderForm(formOf([{ type: 'textfield', id: 'a', key: '' }]));
    await screen.findByText('此表单无法显示，请联系流程负责人。');
  });

  it('is gone without a trace when the page goes', async () => {
    const form = renderForm(formOf([subject]), { services: servicesWith() });
    await screen.findByLabelText(/事由/);
    form.unmount();
    expect(document.querySelector('.fjs-container')).toBeNull();
  });

  it('speaks Chinese also where form-js does not ask', async () => {
    const { values } = level;
    renderForm(formOf([{ type: 'select', id: 's', key: 's', label: '选', values: values ?? [] }]));
    await screen.findByText('请选择');
  });
});
