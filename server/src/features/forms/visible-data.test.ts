import { type FormSchema, openForm } from '@flowbook/forms';
import { describe, expect, it } from 'vitest';
import { visibleData } from './visible-data.ts';

const schema: FormSchema = {
  type: 'default',
  id: 'sheet',
  schemaVersion: 19,
  components: [
    {
      type: 'group',
      id: 'first',
      stage: 'fill',
      components: [
        { type: 'textfield', id: 'subject', key: 'subject' },
        { type: 'textfield', id: 'city', key: 'address.city' },
        {
          type: 'grid',
          id: 'items',
          key: 'items',
          columns: [
            { key: 'what', label: '名称', type: 'text' },
            { key: 'price', label: '核价', type: 'number', stage: 'check' },
          ],
        },
        {
          type: 'dynamiclist',
          id: 'calls',
          path: 'calls',
          components: [{ type: 'textfield', id: 'said', key: 'said' }],
        },
      ],
    },
    {
      type: 'group',
      id: 'second',
      stage: 'check',
      components: [{ type: 'textfield', id: 'opinion', key: 'opinion' }],
    },
  ],
  flowbook: {
    title: '单',
    stages: [
      { id: 'fill', name: '填写' },
      { id: 'check', name: '审核' },
    ],
  },
};

const document = {
  subject: '漏油',
  address: { city: '上海', street: '不在表单内' },
  items: [{ what: '油封', price: 12, margin: 3 }],
  calls: [{ said: '好', secret: '不在表单内' }],
  opinion: '审核意见',
  elsewhere: '其他表单的字段',
};

describe('the data that leaves the server', () => {
  it('is what the stage shows, in groups, grids and lists alike', () => {
    expect(visibleData(openForm(schema, { stage: 'fill' }), document)).toEqual({
      subject: '漏油',
      address: { city: '上海' },
      items: [{ what: '油封' }],
      calls: [{ said: '好' }],
    });
  });

  it('grows with the stages', () => {
    expect(visibleData(openForm(schema, { stage: 'check' }), document)).toEqual({
      subject: '漏油',
      address: { city: '上海' },
      items: [{ what: '油封', price: 12 }],
      calls: [{ said: '好' }],
      opinion: '审核意见',
    });
  });

  it('leaves out what a right hides', () => {
    const opened = openForm(schema, { stage: 'check', fieldRights: { subject: 'hide' } });
    expect(visibleData(opened, document)).not.toHaveProperty('subject');
  });
});
