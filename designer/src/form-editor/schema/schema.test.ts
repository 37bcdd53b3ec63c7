import type { FormSchema } from '@flowbook/forms';
import { describe, expect, it } from 'vitest';
import { componentsOf, holderOf } from './components.ts';
import { duplicateOf } from './duplicate.ts';
import { newName } from './new-name.ts';
import {
  englishOf,
  withCopiedTexts,
  withEnglish,
  withMovedPath,
  withoutOrphanTexts,
} from './translations.ts';

const schema: FormSchema = {
  type: 'default',
  id: 'complaint',
  flowbook: {
    title: '投诉登记表',
    stages: [{ id: 'fill', name: '登记' }],
    translations: {
      en: {
        title: { text: 'Complaint register' },
        'stage/fill': { label: 'Register' },
        level: { label: 'Level' },
        'level/values/urgent': { label: 'Urgent' },
        gone: { label: 'No longer there' },
      },
    },
  },
  components: [
    {
      type: 'group',
      id: 'group',
      components: [
        {
          type: 'select',
          id: 'level',
          key: 'level',
          label: '级别',
          values: [{ value: 'urgent', label: '紧急' }],
          layout: { row: 'row1', columns: 8 },
        },
      ],
    },
  ],
};
const extension = schema.flowbook;
if (extension === undefined) throw new Error('The sample has an extension.');

describe('English texts of a form', () => {
  it('are set and, when emptied, taken away', () => {
    const set = withEnglish(extension, 'level', 'description', 'How urgent it is');
    expect(englishOf(set, 'level', 'description')).toBe('How urgent it is');
    expect(englishOf(set, 'level', 'label')).toBe('Level');
    const emptied = withEnglish(withEnglish(set, 'level', 'label', ''), 'level', 'description', '');
    expect(emptied.translations?.en).not.toHaveProperty('level');
  });

  it('follow a place that is renamed, with all below it', () => {
    const moved = withMovedPath(extension, 'level', 'severity');
    expect(englishOf(moved, 'severity', 'label')).toBe('Level');
    expect(englishOf(moved, 'severity/values/urgent', 'label')).toBe('Urgent');
    expect(englishOf(moved, 'level', 'label')).toBe('');
  });

  it('leave a place alone whose name only begins the same', () => {
    const moved = withMovedPath(withEnglish(extension, 'level2', 'label', 'Second'), 'level', 'severity');
    expect(englishOf(moved, 'level2', 'label')).toBe('Second');
  });

  it('of places that are gone are not saved', () => {
    const texts = withoutOrphanTexts(schema).flowbook?.translations?.en ?? {};
    expect(Object.keys(texts)).toEqual(['title', 'stage/fill', 'level', 'level/values/urgent']);
  });

  it('keep the schema itself where nothing is orphaned', () => {
    const clean = withoutOrphanTexts(schema);
    expect(withoutOrphanTexts(clean)).toBe(clean);
  });

  it('are copied with a duplicate', () => {
    const copied = withCopiedTexts(extension, 'level', 'level_1');
    expect(englishOf(copied, 'level_1/values/urgent', 'label')).toBe('Urgent');
    expect(englishOf(copied, 'level', 'label')).toBe('Level');
  });
});

describe('a duplicate', () => {
  it('has ids and keys of its own, all the way down', () => {
    const [group] = schema.components;
    if (group === undefined) throw new Error('The sample has a group.');
    const { component, ids } = duplicateOf(group, schema);
    const copies = componentsOf({ components: [component] });
    expect(copies.map(({ id }) => id)).toEqual(['group_1', 'level_1']);
    expect(copies[1]).toMatchObject({ key: 'level_1', layout: { columns: 8 } });
    expect(copies[1]?.layout).not.toHaveProperty('row');
    expect(ids).toEqual([
      ['group', 'group_1'],
      ['level', 'level_1'],
    ]);
  });
});

describe('the structure of a form', () => {
  it('tells what holds a component', () => {
    expect(holderOf(schema, 'level')).toMatchObject({ holder: { id: 'group' }, index: 0 });
    expect(holderOf(schema, 'nowhere')).toBeNull();
  });

  it('gives new names that nobody has', () => {
    expect(newName('option', ['option1', 'option2'])).toBe('option3');
  });
});
