import type { FieldDescription } from '@flowbook/forms';
import { describe, expect, it } from 'vitest';
import { fieldRightRows, withFieldRight } from './field-rights.ts';

const field = (
  path: string,
  stage: string | null,
  change: Partial<FieldDescription> = {},
): FieldDescription => ({
  path,
  componentId: `c_${path}`,
  type: 'textfield',
  value: 'text',
  label: { zh: path, en: path },
  section: null,
  stage,
  options: [],
  pii: false,
  computed: false,
  columns: [],
  ...change,
});
const name = (id: string) => ({ id, name: { zh: id, en: id } });
const form = {
  stages: [name('report'), name('check'), name('close')],
  fields: [
    field('topic', 'report'),
    field('contact.phone', 'report'),
    field('verdict', 'check'),
    field('total', 'check', { computed: true }),
    field('note', null),
    field('result', 'close'),
  ],
};
const rowsAt = (stage: string, lines: Parameters<typeof fieldRightRows>[2] = []) =>
  fieldRightRows(form, stage, lines).map((row) => [row.field, row.most, row.right]);

describe('the rights of a task on the fields of its form', () => {
  it('begin with what the stage gives: earlier fields are read, later ones are not there', () => {
    expect(rowsAt('check')).toEqual([
      ['topic', 'read', 'read'],
      ['contact.phone', 'read', 'read'],
      ['verdict', 'edit', 'edit'],
      ['total', 'read', 'read'],
      ['note', 'edit', 'edit'],
    ]);
    expect(rowsAt('')).toHaveLength(6);
  });

  it('are never wider than the stage, however a line names the field', () => {
    const lines = [
      { field: 'topic', right: 'edit' },
      { field: 'phone', right: 'hide' },
      { field: 'c_verdict', right: 'read' },
      { field: 'a section', right: 'hide' },
    ];
    expect(rowsAt('check', lines)).toEqual([
      ['topic', 'read', 'read'],
      ['contact.phone', 'read', 'hide'],
      ['verdict', 'edit', 'read'],
      ['total', 'read', 'read'],
      ['note', 'edit', 'edit'],
      ['a section', 'edit', 'hide'],
    ]);
  });

  it('have one line for each narrowed field, and none where the stage says the same', () => {
    const [, phone, verdict] = fieldRightRows(form, 'check', []);
    if (phone === undefined || verdict === undefined) throw new Error('The form has no fields.');
    const one = withFieldRight([{ field: 'phone', right: 'read' }], phone, 'hide');
    expect(one).toEqual([{ field: 'contact.phone', right: 'hide' }]);
    const two = withFieldRight(one, verdict, 'read');
    expect(two).toEqual([...one, { field: 'verdict', right: 'read' }]);
    expect(withFieldRight(two, phone, 'read')).toEqual([{ field: 'verdict', right: 'read' }]);
    expect(withFieldRight(two, verdict, 'edit')).toEqual(one);
  });
});
