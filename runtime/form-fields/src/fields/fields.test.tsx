import type { FormComponent } from '@flowbook/forms';
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { FileReference } from '../host/field-services.ts';
import { formOf, hasData, NOW, renderForm, servicesWith } from '../testing/render-form.tsx';

const field = (type: string, more: Partial<FormComponent> = {}): FormComponent => ({
  type,
  id: 'x',
  key: 'x',
  label: '字段',
  ...more,
});

describe('signature', () => {
  it('is one’s own, with the time, and can be taken back', async () => {
    const form = renderForm(formOf([field('signature', { validate: { required: true } })]));
    const sign = await screen.findByText('签名');
    expect(await form.submit()).toEqual({ ok: false });
    await screen.findByText('请在“字段”处签名。');
    expect(document.activeElement).toBe(sign);
    fireEvent.click(sign);
    await screen.findByText('李娜，2026-11-24 16:00');
    expect(await form.submit()).toEqual({
      ok: true,
      data: { x: { userId: 'li.na', name: '李娜', time: NOW } },
    });
    fireEvent.click(screen.getByText('清除签名'));
    await hasData(form, (data) => expect(data.x).toBeNull());
  });

  it('shows a drawing only if it is a picture of pixels', async () => {
    const signed = (image: string) => ({ x: { userId: 'u', name: '王伟', time: NOW, image } });
    const form = renderForm(formOf([field('signature')]), {
      readOnly: true,
      data: signed('data:image/png;base64,AAAA'),
    });
    await screen.findByAltText('王伟的手写签名');
    form.show({ data: signed('data:image/svg+xml;base64,AAAA') });
    await waitFor(() => expect(screen.queryByAltText('王伟的手写签名')).toBeNull());
  });
});

describe('rating', () => {
  it('is given in stars and can be cleared', async () => {
    const form = renderForm(formOf([field('rating', { max: 3 })]));
    fireEvent.click(await screen.findByLabelText(/2 分，满分 3 分/));
    await hasData(form, (data) => expect(data.x).toBe(2));
    fireEvent.click(screen.getByLabelText('清除评分'));
    await hasData(form, (data) => expect(data.x).toBeNull());
  });
});

describe('pickers', () => {
  it('find a customer by name, with the grade, and tell it to fields that copy from it', async () => {
    const form = renderForm(
      formOf([
        field('customerpicker'),
        { type: 'textfield', id: 'g', key: 'g', label: '等级', flowbook: { source: 'x.grade' } },
      ]),
    );
    const box = await screen.findByRole('combobox', { name: '字段' });
    fireEvent.input(box, { target: { value: '南方' } });
    const option = await screen.findByRole('option');
    expect(option.textContent).toBe('南方电子B 级');
    fireEvent.click(option);
    await hasData(form, (data) =>
      expect(data).toMatchObject({ x: { id: 'c2', name: '南方电子', grade: 'B' }, g: 'B' }),
    );
    await waitFor(() => expect((box as HTMLInputElement).value).toBe('南方电子（B 级）'));
  });

  it('are worked with the keyboard', async () => {
    const form = renderForm(formOf([field('personpicker')]));
    const box = await screen.findByRole('combobox', { name: '字段' });
    box.focus();
    fireEvent.keyDown(box, { key: 'ArrowDown' });
    await waitFor(() => expect(screen.getAllByRole('option')).toHaveLength(2));
    fireEvent.keyDown(box, { key: 'ArrowDown' });
    await waitFor(() =>
      expect(document.getElementById(box.getAttribute('aria-activedescendant') ?? '')?.textContent).toContain(
        '王伟',
      ),
    );
    fireEvent.keyDown(box, { key: 'Enter' });
    await hasData(form, (data) => expect(data.x).toBe('wang.wei'));
    await waitFor(() => expect(box.getAttribute('aria-expanded')).toBe('false'));
  });

  it('hold several, each removable, and show names for ids', async () => {
    const form = renderForm(formOf([field('personpicker', { multiple: true })]), {
      data: { x: ['li.na', 'wang.wei'] },
    });
    fireEvent.click(await screen.findByLabelText('移除 李娜'));
    await hasData(form, (data) => expect(data.x).toEqual(['wang.wei']));
  });

  it('say when nothing was found and when the search failed', async () => {
    const none = renderForm(formOf([field('rolepicker')]));
    fireEvent.click(await screen.findByRole('combobox', { name: '字段' }));
    fireEvent.input(screen.getByRole('combobox', { name: '字段' }), { target: { value: '没有' } });
    await waitFor(() => expect(screen.getAllByText('没有找到').length).toBeGreaterThan(0));
    none.unmount();
    const searchRoles = async () => Promise.reject(new Error('offline'));
    renderForm(formOf([field('rolepicker')]), { services: servicesWith({ searchRoles }) });
    fireEvent.click(await screen.findByRole('combobox', { name: '字段' }));
    await waitFor(() => expect(screen.getAllByText('查找失败，请重试').length).toBeGreaterThan(0));
  });
});

describe('file upload', () => {
  const pdf = (name: string) => new File(['abc'], name, { type: 'application/pdf' });
  const choose = async (...files: File[]) =>
    fireEvent.change(await screen.findByLabelText(/字段/), { target: { files } });

  it('stores what is chosen, shows it with a link, and removes it', async () => {
    const form = renderForm(formOf([field('fileupload', { multiple: true })]));
    await choose(pdf('a.pdf'), pdf('b.pdf'));
    await waitFor(() => expect(screen.getByText('b.pdf').getAttribute('href')).toBe('/files/stored-b.pdf'));
    fireEvent.click(screen.getByLabelText('移除 a.pdf'));
    await hasData(form, (data) =>
      expect(data.x).toEqual([{ id: 'stored-b.pdf', name: 'b.pdf', size: 3, type: 'application/pdf' }]),
    );
  });

  it('keeps the form from being sent while a file is on its way', async () => {
    let arrive: (file: FileReference | null) => void = () => {};
    const uploadFile = () => new Promise<FileReference | null>((resolve) => (arrive = resolve));
    const form = renderForm(formOf([field('fileupload')]), { services: servicesWith({ uploadFile }) });
    await choose(pdf('a.pdf'));
    await screen.findByRole('progressbar');
    expect(await form.submit()).toEqual({ ok: false });
    await screen.findByText('文件还在上传，请稍候再提交。');
    arrive({ id: 'f1', name: 'a.pdf', size: 3, type: 'application/pdf' });
    await hasData(form, (data) => expect(data.x).toMatchObject([{ id: 'f1' }]));
    await waitFor(() => expect(screen.queryByText('文件还在上传，请稍候再提交。')).toBeNull());
    expect(await form.submit()).toMatchObject({ ok: true });
  });

  it('offers a failed file again and refuses other kinds', async () => {
    const answers = [null, { id: 'f1', name: 'a.pdf', size: 3, type: 'application/pdf' }];
    const uploadFile = async () => answers.shift() ?? null;
    const form = renderForm(formOf([field('fileupload', { accept: '.pdf', multiple: true })]), {
      services: servicesWith({ uploadFile }),
    });
    await choose(pdf('a.pdf'), new File(['x'], 'c.exe'));
    await screen.findByText('c.exe 的类型不受支持');
    fireEvent.click(await screen.findByText('重试'));
    await hasData(form, (data) => expect(data.x).toMatchObject([{ id: 'f1' }]));
  });
});

describe('computed', () => {
  it('shows a dash for nothing', async () => {
    renderForm(formOf([field('computed', { flowbook: { computed: { var: 'y' } } })]));
    await waitFor(() => expect(screen.getByLabelText('字段').textContent).toBe('—'));
  });
});
