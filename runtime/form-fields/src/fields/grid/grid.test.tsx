import type { FormComponent } from '@flowbook/forms';
import { createEvent, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { formOf, hasData, leave, renderForm, type } from '../../testing/render-form.tsx';

const items: FormComponent = {
  type: 'grid',
  id: 'items',
  key: 'items',
  label: '商品',
  columns: [
    { key: 'name', label: '名称', type: 'text', required: true },
    {
      key: 'kind',
      label: '类别',
      type: 'select',
      values: [
        { value: 'a', label: '家电' },
        { value: 'b', label: '配件' },
      ],
    },
    { key: 'qty', label: '数量', type: 'number', min: 1 },
    { key: 'price', label: '单价', type: 'number', decimalDigits: 2 },
    {
      key: 'sum',
      label: '金额',
      type: 'computed',
      expression: { '*': [{ var: 'qty' }, { var: 'price' }] },
      total: true,
      decimalDigits: 2,
    },
    { key: 'on', label: '日期', type: 'date' },
  ],
  maxRows: 4,
};
const two = [
  { name: '洗衣机', kind: 'a', qty: 2, price: 100 },
  { name: '电源线', kind: 'b', qty: 1, price: 25.5 },
];
const cell = (row: number, column: string) => screen.getByLabelText(`第 ${row} 行 ${column}`);
const texts = (column: string) =>
  screen
    .queryAllByLabelText(new RegExp(`^第 \\d 行 ${column}$`))
    .map((control) => (control as HTMLInputElement).value);
function pasteInto(control: HTMLElement, text: string) {
  const event = createEvent.paste(control, { clipboardData: { getData: () => text } });
  fireEvent(control, event);
  return event;
}

describe('an open grid', () => {
  it('starts empty, and takes rows that are added, copied and removed', async () => {
    const form = renderForm(formOf([items]));
    await screen.findByText('还没有任何行');
    fireEvent.click(screen.getByText(/添加一行/));
    await waitFor(() => expect(document.activeElement).toBe(cell(1, '名称')));
    await type('第 1 行 名称', '冰箱');
    await hasData(form, (data) => expect(data.items).toMatchObject([{ name: '冰箱' }]));
    fireEvent.click(screen.getByLabelText('复制第 1 行'));
    await waitFor(() => expect(texts('名称')).toEqual(['冰箱', '冰箱']));
    fireEvent.click(screen.getByLabelText('删除第 1 行'));
    await waitFor(() => expect(texts('名称')).toEqual(['冰箱']));
  });

  it('works out cells and totals while somebody types', async () => {
    const form = renderForm(formOf([items]), { data: { items: two } });
    await type('第 2 行 数量', '4');
    await hasData(form, (data) => expect(data.items).toMatchObject([{ sum: 200 }, { qty: 4, sum: 102 }]));
    const total = within(screen.getByText('合计').closest('tr') as HTMLElement);
    await waitFor(() => expect(total.getByText('302.00')).toBeTruthy());
  });

  it('keeps what is no number for correction, and says so once the cell is left', async () => {
    const form = renderForm(formOf([items]), { data: { items: two } });
    await type('第 1 行 数量', '两个');
    await screen.findByText(/“数量”的内容格式不正确/);
    expect((cell(1, '数量') as HTMLInputElement).value).toBe('两个');
    expect(cell(1, '数量').getAttribute('aria-invalid')).toBe('true');
    expect(await form.submit()).toEqual({ ok: false });
    await type('第 1 行 数量', '3');
    await waitFor(() => expect(cell(1, '数量').getAttribute('aria-invalid')).toBe('false'));
  });

  it('shows what is missing only in cells that were touched, until somebody submits', async () => {
    const form = renderForm(formOf([items]), { data: { items: [{}, {}] } });
    await screen.findByLabelText('第 1 行 名称');
    leave(cell(1, '名称'));
    await screen.findByText('请填写“名称”。');
    expect(cell(2, '名称').getAttribute('aria-invalid')).toBe('false');
    await form.submit();
    await waitFor(() => expect(cell(2, '名称').getAttribute('aria-invalid')).toBe('true'));
    expect(document.activeElement).toBe(cell(1, '名称'));
  });

  it('is walked with Enter and arrows; Enter on the last row begins another one', async () => {
    renderForm(formOf([items]), { data: { items: two } });
    const first = await screen.findByLabelText('第 1 行 名称');
    first.focus();
    fireEvent.keyDown(first, { key: 'Enter' });
    await waitFor(() => expect(document.activeElement).toBe(cell(2, '名称')));
    fireEvent.keyDown(cell(2, '名称'), { key: 'ArrowRight' });
    await waitFor(() => expect(document.activeElement).toBe(cell(2, '类别')));
    cell(2, '单价').focus();
    fireEvent.keyDown(cell(2, '单价'), { key: 'ArrowRight' });
    await waitFor(() => expect(document.activeElement).toBe(cell(2, '日期')));
    cell(2, '数量').focus();
    fireEvent.keyDown(cell(2, '数量'), { key: 'Enter' });
    await waitFor(() => expect(document.activeElement).toBe(cell(3, '数量')));
  });

  it('takes a block from a spreadsheet, with new rows as far as they may be added', async () => {
    const form = renderForm(formOf([items]), { data: { items: two } });
    const start = await screen.findByLabelText('第 2 行 名称');
    const event = pasteInto(start, '电视\t家电\t3\t1,000.50\n遥控器\t玩具\t2\t9\na\t\t1\t1\nb\t\t1\t1\n');
    expect(event.defaultPrevented).toBe(true);
    await waitFor(() => expect(texts('名称')).toEqual(['洗衣机', '电视', '遥控器', 'a']));
    await hasData(form, (data) =>
      expect(data.items).toMatchObject([
        {},
        { kind: 'a', qty: 3, price: 1000.5, sum: 3001.5 },
        { qty: 2 },
        {},
      ]),
    );
    await screen.findByText(/有 5 个单元格/);
    expect(screen.getByText(/添加一行/)).toHaveProperty('disabled', true);
  });

  it('leaves a single pasted word to the cell', async () => {
    renderForm(formOf([items]), { data: { items: two } });
    expect(pasteInto(await screen.findByLabelText('第 1 行 名称'), '冰箱').defaultPrevented).toBe(false);
  });

  it('reads a day as people write it', async () => {
    const form = renderForm(formOf([items]), { data: { items: two } });
    await type('第 1 行 日期', '2026年3月5日');
    await hasData(form, (data) => expect(data.items).toMatchObject([{ on: '2026-03-05' }, {}]));
    fireEvent.click(cell(1, '日期'));
    fireEvent.click(await screen.findByLabelText('2026年3月9日'));
    await hasData(form, (data) => expect(data.items).toMatchObject([{ on: '2026-03-09' }, {}]));
  });

  it('can be read but not written where the form says so', async () => {
    renderForm(formOf([items]), { data: { items: two }, readOnly: true });
    await screen.findByText('洗衣机');
    expect(screen.getByText('家电')).toBeTruthy();
    expect(screen.queryByLabelText('第 1 行 名称')).toBeNull();
    expect(screen.queryByText(/添加一行/)).toBeNull();
  });
});

describe('a matrix', () => {
  const matrix: FormComponent = {
    type: 'grid',
    id: 'marks',
    key: 'marks',
    label: '评价',
    rows: [
      { key: 'speed', label: '速度' },
      { key: 'manner', label: '态度' },
    ],
    columns: [
      { key: 'score', label: '评分', type: 'rating' },
      { key: 'note', label: '说明', type: 'text' },
    ],
  };

  it('has its rows and no others', async () => {
    const form = renderForm(formOf([matrix]));
    await type('态度 说明', '和气');
    fireEvent.click(within(screen.getByLabelText('速度 评分')).getByLabelText(/4 分，满分 5 分/));
    await hasData(form, (data) =>
      expect(data.marks).toEqual([
        { rowKey: 'speed', score: 4 },
        { rowKey: 'manner', note: '和气' },
      ]),
    );
    expect(screen.queryByText(/添加一行/)).toBeNull();
  });

  it('lets a later stage fill its own column in rows that it may not change', async () => {
    const stages = [
      { id: 'ask', name: '填写' },
      { id: 'check', name: '核对' },
    ];
    const staged: FormComponent = {
      ...items,
      columns: [
        { key: 'name', label: '名称', type: 'text' },
        { key: 'checked', label: '核对', type: 'text', stage: 'check' },
      ],
    };
    const schema = formOf([{ type: 'group', id: 'g', stage: 'ask', components: [staged] }], {
      title: '单',
      stages,
    });
    const form = renderForm(schema, { opening: { stage: 'check' }, data: { items: [{ name: '冰箱' }] } });
    await type('第 1 行 核对', '无误');
    expect(screen.queryByLabelText('第 1 行 名称')).toBeNull();
    expect(screen.queryByText(/添加一行/)).toBeNull();
    await hasData(form, (data) => expect(data.items).toEqual([{ name: '冰箱', checked: '无误' }]));
    expect(await form.submit()).toMatchObject({ ok: true });
  });
});
