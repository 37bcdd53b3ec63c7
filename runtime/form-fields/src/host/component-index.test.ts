import { describe, expect, it } from 'vitest';
import { formOf } from '../testing/render-form.tsx';
import { indexComponents, placeOf } from './component-index.ts';
import { domIdOf } from './field-locator.ts';

const index = indexComponents(
  formOf([
    { type: 'textfield', id: 'f1', key: 'customer.name' },
    {
      type: 'dynamiclist',
      id: 'l1',
      path: 'calls',
      components: [
        { type: 'textfield', id: 'f2', key: 'note' },
        { type: 'grid', id: 'g1', key: 'parts', columns: [{ key: 'qty', label: '数量', type: 'number' }] },
      ],
    },
  ]),
);

describe('where a finding belongs', () => {
  it.each([
    ['a field', { path: ['customer', 'name'], componentId: 'f1' }, 'fjs-form-7-f1'],
    ['a field named by its path alone', { path: ['customer', 'name'] }, 'fjs-form-7-f1'],
    ['a row of a list', { path: ['calls', 2, 'note'], componentId: 'f2' }, 'fjs-form-7-f2_2'],
    ['a grid in a list', { path: ['calls', 1, 'parts'], componentId: 'g1' }, 'fjs-form-7-g1_1'],
    [
      'a cell of a grid in a list',
      { path: ['calls', 1, 'parts', 3, 'qty'], componentId: 'g1/columns/qty' },
      'fjs-form-7-g1_1-3-qty',
    ],
    ['a cell named by its path alone', { path: ['calls', 0, 'parts', 3, 'qty'] }, 'fjs-form-7-g1_0-3-qty'],
  ])('%s', (_, finding, id) => {
    const place = placeOf(index, finding);
    expect(place && domIdOf('7', place)).toBe(id);
  });
  it('nowhere, if the form does not have it', () => {
    expect(placeOf(index, { path: ['gone'] })).toBeNull();
    expect(placeOf(index, { path: ['gone'], componentId: 'f9' })).toBeNull();
  });
});
