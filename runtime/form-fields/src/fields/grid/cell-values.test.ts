import type { GridColumn } from '@flowbook/forms';
import { describe, expect, it } from 'vitest';
import { valueFromText } from './cell-values.ts';

const column = (type: GridColumn['type'], more: Partial<GridColumn> = {}): GridColumn => ({
  key: 'c',
  label: '列',
  type,
  ...more,
});
const kinds = [{ value: 'a', label: '家电' }];

describe('a text from elsewhere in a column', () => {
  it.each([
    [column('number'), ' 1,234.50 ', 1234.5],
    [column('number'), '￥１２', 12],
    [column('number'), '.5', 0.5],
    [column('number'), '', null],
    [column('number'), '12个', undefined],
    [column('date'), '2026/3/5', '2026-03-05'],
    [column('date'), '2026-02-30', undefined],
    [column('datetime'), '2026年3月5日 8:05', '2026-03-05T08:05'],
    [column('select', { values: kinds }), '家电', 'a'],
    [column('select', { values: kinds }), 'a', 'a'],
    [column('select', { values: kinds }), '玩具', undefined],
    [column('checkbox'), '√', true],
    [column('checkbox'), '否', false],
    [column('rating', { max: 3 }), '4', undefined],
    [column('person'), '李娜', undefined],
  ])('%#', (into, text, value) => {
    expect(valueFromText(into, text)).toEqual(value);
  });
});
