import { describe, expect, it } from 'vitest';
import { checkSchema } from '../check/check-schema.ts';
import { compileForm } from '../compile/compile-form.ts';
import type { FormComponent, FormSchema } from '../schema.ts';
import { complaintForm } from '../testing/complaint-form.ts';
import { formOf } from '../testing/form-of.ts';
import { checkOpening } from './check-opening.ts';
import { describeForm } from './describe-form.ts';
import { emptyForm } from './empty-form.ts';
import { openForm } from './open-form.ts';
import { translationProblems } from './translation-problems.ts';

function componentOf(schema: FormSchema, id: string): FormComponent | undefined {
  const search = (components: readonly FormComponent[]): FormComponent | undefined =>
    components
      .map((component) => (component.id === id ? component : search(component.components ?? [])))
      .find((found) => found !== undefined);
  return search(schema.components);
}

describe('openForm', () => {
  it('leaves later stages out and locks earlier ones', () => {
    const opened = openForm(complaintForm, { stage: 'handle' });
    expect(opened.components.map(({ id }) => id)).toEqual(['basic', 'handling']);
    expect(componentOf(opened, 'f_content')).toMatchObject({ readonly: true });
    expect(componentOf(opened, 'f_content')).not.toHaveProperty('validate');
    expect(componentOf(opened, 'f_measures')).not.toHaveProperty('readonly');
  });

  it('opens the column of its stage in a grid of an earlier one', () => {
    const grid = componentOf(openForm(complaintForm, { stage: 'handle' }), 'f_items');
    expect(grid?.readonly).toBe(true);
    expect(grid?.columns?.map(({ key, readonly }) => [key, readonly])).toEqual([
      ['product', true],
      ['quantity', true],
      ['price', true],
      ['amount', true],
      ['verdict', false],
    ]);
    const first = componentOf(openForm(complaintForm, { stage: 'fill' }), 'f_items');
    expect(first?.columns?.map(({ key }) => key)).toEqual(['product', 'quantity', 'price', 'amount']);
  });

  it('names hide rules instead of stating them', () => {
    const opened = openForm(complaintForm, {});
    expect(componentOf(opened, 'f_majorReason')?.conditional).toEqual({ hide: 'flowbook:f_majorReason' });
    expect(JSON.stringify(opened)).not.toContain('"var"');
  });

  it('translates every text, and nothing is Chinese in the English form', () => {
    const opened = openForm(complaintForm, {}, 'en');
    expect(opened.flowbook?.title).toBe('Complaint record');
    expect(componentOf(opened, 'f_level')?.values?.map(({ label }) => label)).toEqual(['Minor', 'Major']);
    expect(componentOf(opened, 'f_docDate')?.dateLabel).toBe('Date');
    expect(JSON.stringify(opened)).not.toMatch(/\p{Script=Han}/u);
  });

  it('translates what is around a field', () => {
    const { schema } = formOf(
      [
        {
          type: 'number',
          id: 'n',
          key: 'n',
          label: '金额',
          description: '不含税',
          appearance: { suffixAdorner: '元' },
        },
        { type: 'text', id: 't', text: '说明' },
        {
          type: 'grid',
          id: 'g',
          key: 'g',
          label: '评分',
          rows: [{ key: 'a', label: '速度' }],
          columns: [{ key: 'c', label: '级', type: 'select', values: [{ value: '1', label: '好' }] }],
        },
        {
          type: 'textfield',
          id: 'p',
          key: 'p',
          label: '年',
          validate: { pattern: '^\\d{4}$', patternErrorMessage: '请填写四位年份。' },
        },
      ],
      {
        translations: {
          en: {
            n: { label: 'Amount', description: 'Before tax' },
            'n/suffix': { text: 'CNY' },
            t: { text: 'Note' },
            g: { label: 'Scores' },
            'g/rows/a': { label: 'Speed' },
            'g/columns/c': { label: 'Grade' },
            'g/columns/c/1': { label: 'Good' },
            p: { label: 'Year' },
            'p/pattern': { text: 'Please enter a year of four digits.' },
            title: { text: 'Form' },
          },
        },
      },
    );
    expect(translationProblems(schema)).toEqual([]);
    expect(JSON.stringify(openForm(schema, {}, 'en'))).not.toMatch(/\p{Script=Han}/u);
    expect(JSON.stringify(openForm(schema, {}, 'zh'))).toContain('速度');
  });

  it('changes nothing in the schema that it is given', () => {
    const before = structuredClone(complaintForm);
    openForm(complaintForm, { stage: 'handle', fieldRights: { content: 'hide' } }, 'en');
    expect(complaintForm).toEqual(before);
  });
});

describe('translationProblems', () => {
  it('lists the Chinese texts without English, by their place', () => {
    expect(translationProblems(complaintForm)).toEqual([]);
    const { translations, ...flowbook } = complaintForm.flowbook ?? { title: '', stages: [] };
    const problems = translationProblems({ ...complaintForm, flowbook });
    expect(problems.map(({ path }) => path).sort()).toEqual(Object.keys(translations?.en ?? {}).sort());
    expect(problems).toContainEqual({ path: 'f_level/values/minor', text: '一般' });
    expect(problems).toContainEqual({ path: 'check/dates', text: '完成日期不能早于开始日期。' });
  });
});

describe('describeForm', () => {
  it('tells fields, columns and choices in both languages', () => {
    const description = describeForm(compileForm(complaintForm));
    expect(description.title).toEqual({ zh: '客户投诉登记表', en: 'Complaint record' });
    const level = description.fields.find(({ path }) => path === 'level');
    expect(level).toMatchObject({
      componentId: 'f_level',
      value: 'choice',
      label: { zh: '投诉级别', en: 'Level' },
      section: { zh: '基本信息', en: 'Basics' },
      stage: 'fill',
    });
    expect(level?.options[0]).toEqual({ value: 'minor', label: { zh: '一般', en: 'Minor' } });
    const items = description.fields.find(({ path }) => path === 'items');
    expect(items?.columns.map(({ path, value, stage }) => [path, value, stage])).toContainEqual([
      'verdict',
      'text',
      'handle',
    ]);
  });
});

describe('checkOpening', () => {
  it('finds stages and fields that the form does not have', () => {
    const form = compileForm(complaintForm);
    expect(
      checkOpening(form, { stage: 'handle', fieldRights: { content: 'read', 'items.price': 'hide' } }),
    ).toEqual([]);
    const problems = checkOpening(form, { stage: 'sign', fieldRights: { contents: 'read' } });
    expect(problems.map(({ code }) => code)).toEqual(['opening.unknown-stage', 'opening.unknown-field']);
  });
});

describe('emptyForm', () => {
  it('is a form', () => {
    expect(checkSchema(emptyForm('visit', '回访登记表')).ok).toBe(true);
  });
});
