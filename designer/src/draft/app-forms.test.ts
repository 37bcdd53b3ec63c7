import { describe, expect, it } from 'vitest';
import { sampleContent } from '../testing/samples.ts';
import { asSchema, putForm, removeForm, renameForm, titleOf, withTitle } from './app-forms.ts';

const form = (id: string) => ({
  type: 'default' as const,
  id,
  components: [],
  flowbook: { title: '登记表', stages: [], translations: { en: { a: { label: 'A' } } } },
});

describe('the forms of an app', () => {
  it('have a title in both languages, beside their other translations', () => {
    const titled = withTitle(form('intake'), { zh: '投诉登记表', en: 'Intake' });
    expect(titleOf(titled)).toEqual({ zh: '投诉登记表', en: 'Intake' });
    expect(asSchema(titled).flowbook?.translations?.en?.a).toEqual({ label: 'A' });
    expect(titleOf(withTitle(titled, { zh: '表', en: '' }))).toEqual({ zh: '表', en: '' });
  });
  it('keep their place when they get another id', () => {
    const content = sampleContent('x', { forms: { a: form('a'), b: form('b'), c: form('c') } });
    const renamed = renameForm(content, 'b', 'z');
    expect(Object.keys(renamed.forms)).toEqual(['a', 'z', 'c']);
    expect(renamed.forms.z?.id).toBe('z');
  });
  it('are put and removed without touching others', () => {
    const a = form('a');
    const content = putForm(sampleContent(), 'a', a);
    expect(putForm(content, 'a', a)).toBe(content);
    expect(removeForm(putForm(content, 'b', form('b')), 'a').forms).toEqual({ b: form('b') });
  });
});
