import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { complaintForm } from '../testing/complaint-form.ts';
import { checkSchema } from './check-schema.ts';

/** Codes of what is wrong with a form of these components, each with its component. */
function found(components: unknown, extension: object = {}): readonly string[] {
  const flowbook = { title: '表单', stages: [{ id: 'fill', name: '填写' }], ...extension };
  const checked = checkSchema({ type: 'default', id: 'form', components, flowbook });
  return checked.ok ? [] : checked.problems.map(({ code, componentId }) => `${code} ${componentId}`);
}

const text = (id: string, more: object = {}) => ({ type: 'textfield', id, key: id, ...more });
const grid = (...columns: readonly object[]) => ({ type: 'grid', id: 'g', key: 'g', columns });
const column = (key: string, more: object = {}) => ({ key, label: key, type: 'text', ...more });

describe('checkSchema', () => {
  it('lets a sound form pass as it is', () => {
    expect(checkSchema(complaintForm)).toEqual({ ok: true, schema: complaintForm });
  });

  it.each<[string, unknown, readonly string[]]>([
    ['an unknown type', [text('a', { type: 'teleport' })], ['form.unknown-type a']],
    ['no id', [{ type: 'textfield', key: 'a' }], ['form.bad-id null']],
    ['an id that would name a row', [text('a/0')], ['form.bad-id a/0']],
    ['the same id twice', [text('a'), { ...text('b'), id: 'a' }], ['form.duplicate-id a']],
    ['the same key twice', [text('a'), { ...text('b'), key: 'a' }], ['form.duplicate-key b']],
    [
      'a key inside the value of another',
      [text('a'), { ...text('b'), key: 'a.b' }],
      ['form.duplicate-key b'],
    ],
    [
      'the same key twice through a group',
      [
        { ...text('a'), key: 'g.x' },
        { type: 'group', id: 'g', path: 'g', components: [text('x')] },
      ],
      ['form.duplicate-key x'],
    ],
    ['no key', [{ type: 'number', id: 'a' }], ['form.no-key a']],
    ['a key with blanks', [text('a', { key: 'a b' })], ['form.bad-key a']],
    ['a key that reaches the prototype', [text('a', { key: 'x.__proto__' })], ['form.forbidden-key a']],
    [
      'a name that reaches the prototype',
      [JSON.parse('{"type":"spacer","id":"a","properties":{"__proto__":1}}')],
      ['form.forbidden-key a'],
    ],
    [
      'a wrong property type',
      [text('a', { label: 5, disabled: 'yes' })],
      ['form.bad-property a', 'form.bad-property a'],
    ],
    ['an unknown constraint', [text('a', { validate: { requierd: true } })], ['form.bad-property a']],
    ['required as text', [text('a', { validate: { required: 'true' } })], ['form.bad-property a']],
    ['a pattern that does not compile', [text('a', { validate: { pattern: '(' } })], ['form.bad-pattern a']],
    [
      'a pattern that could run for ever',
      [text('a', { validate: { pattern: '^(a+)+$' } })],
      ['form.bad-pattern a'],
    ],
    ['broken FEEL', [text('a', { conditional: { hide: '=1 +' } })], ['form.bad-rule a']],
    ['broken JSON Logic', [text('a', { flowbook: { requiredIf: { shout: [1] } } })], ['form.bad-rule a']],
    ['a rule that is none', [text('a', { flowbook: { requiredIf: true } })], ['form.bad-rule a']],
    ['an unknown addition', [text('a', { flowbook: { requiredif: '=true' } })], ['form.bad-property a']],
    [
      'options without labels',
      [{ type: 'select', id: 'a', key: 'a', values: [{ value: '1' }] }],
      ['form.bad-property a'],
    ],
    [
      'two options of one value',
      [
        {
          type: 'select',
          id: 'a',
          key: 'a',
          values: [
            { value: '1', label: 'x' },
            { value: '1', label: 'y' },
          ],
        },
      ],
      ['form.bad-property a'],
    ],
    [
      'a default that is no option',
      [{ type: 'select', id: 'a', key: 'a', defaultValue: '9', values: [{ value: '1', label: 'x' }] }],
      ['form.bad-default a'],
    ],
    [
      'a default of the wrong type',
      [{ type: 'number', id: 'a', key: 'a', defaultValue: 'x' }],
      ['form.bad-default a'],
    ],
    ['a stage that is not there', [text('a', { stage: 'later' })], ['form.unknown-stage a']],
    [
      'a column at a stage that is not there',
      [grid(column('x', { stage: 'later' }))],
      ['form.unknown-stage g'],
    ],
    ['a grid without columns', [{ type: 'grid', id: 'g', key: 'g', columns: [] }], ['form.bad-column g']],
    ['a column of unknown type', [grid(column('x', { type: 'video' }))], ['form.bad-property g/columns/x']],
    ['the same column twice', [grid(column('x'), column('x'))], ['form.duplicate-key g/columns/x']],
    ['choices without choices', [grid(column('x', { type: 'select' }))], ['form.bad-column g/columns/x']],
    [
      'a computed column without rule',
      [grid(column('x', { type: 'computed' }))],
      ['form.bad-rule g/columns/x'],
    ],
    [
      'preset rows without column',
      [{ ...grid(column('x')), defaultValue: [{ y: 1 }] }],
      ['form.bad-default g'],
    ],
    ['a computed field without rule', [{ type: 'computed', id: 'a', key: 'a' }], ['form.bad-rule a']],
    ['components that are no list', 'none', ['form.bad-property null']],
    ['components in a field', [text('a', { components: [] })], ['form.bad-property a']],
  ])('refuses %s', (_, components, problems) => {
    expect(found(components)).toEqual(problems);
  });

  it.each<[string, object, readonly string[]]>([
    ['stages without name', { stages: [{ id: 'fill' }] }, ['form.bad-stage null']],
    [
      'the same stage twice',
      {
        stages: [
          { id: 'a', name: 'A' },
          { id: 'a', name: 'B' },
        ],
      },
      ['form.bad-stage null'],
    ],
    ['no title', { title: '' }, ['form.bad-property null']],
    [
      'a check without message',
      { checks: [{ id: 'c', rule: { '!': [{ var: 'a' }] } }] },
      ['form.bad-check check/c'],
    ],
    [
      'a check at no field of the form',
      { checks: [{ id: 'c', rule: '=a > 1', message: '错', field: 'b' }] },
      ['form.unknown-field check/c'],
    ],
    ['a subject that is no field', { subjectField: 'b' }, ['form.unknown-field null']],
    ['an unknown language', { translations: { fr: {} } }, ['form.bad-translation null']],
    [
      'a translation that is no text',
      { translations: { en: { a: { label: 5 } } } },
      ['form.bad-translation a'],
    ],
  ])('refuses %s', (_, extension, problems) => {
    expect(found([text('a')], extension)).toEqual(problems);
  });

  it.each([
    '^1[3-9]\\d{9}$',
    '^(0\\d{2,3}-?\\d{7,8}(-\\d{1,6})?|1[3-9]\\d{9}|400-?\\d{3}-?\\d{4}|95\\d{3,4})$',
    '^[^\\s@]+@[^\\s@]+\\.[^\\s@]+$',
    '^[0-9A-HJ-NPQRTUWXY]{2}\\d{6}[0-9A-HJ-NPQRTUWXY]{10}$',
    '^\\d{4}(-(0[1-9]|1[0-2])|-Q[1-4]|-H[12])?$',
  ])('takes the patterns that forms use: %s', (pattern) => {
    expect(found([text('a', { validate: { pattern } })])).toEqual([]);
  });

  it('names the circle of fields that are computed from each other', () => {
    const computed = (id: string, from: string) => ({
      type: 'computed',
      id,
      key: id,
      flowbook: { computed: { var: from } },
    });
    const checked = checkSchema({
      type: 'default',
      id: 'f',
      components: [computed('a', 'b'), computed('b', 'c'), computed('c', 'a')],
    });
    expect(checked).toEqual({
      ok: false,
      problems: [{ code: 'form.circle', componentId: 'a', reason: expect.stringContaining('a → b → c') }],
    });
    expect(found([computed('a', 'a')])).toEqual(['form.circle a']);
  });

  it('sees circles through rows and hide rules, and none where there is none', () => {
    const row = (expression: unknown) =>
      grid(column('amount', { type: 'number' }), column('sum', { type: 'computed', expression }));
    const total = { type: 'computed', id: 't', key: 'total', flowbook: { computed: '=sum(g.sum)' } };
    expect(found([row({ '+': [{ var: 'amount' }, { var: 'total' }] }), total])).toEqual([
      'form.circle g/columns/sum',
    ]);
    expect(found([row({ var: 'amount' }), total])).toEqual([]);
    const hiding = (id: string, other: string) =>
      text(id, { conditional: { hide: { '!': [{ var: other }] } } });
    expect(found([hiding('a', 'b'), hiding('b', 'a')])).toEqual(['form.circle a']);
    expect(found([hiding('a', 'a')])).toEqual(['form.circle a']);
    // what nobody types in may be hidden by its own value
    expect(found([{ ...hiding('a', 'a'), readonly: true }])).toEqual([]);
  });

  it('refuses what is too large to be a form', () => {
    const many = Array.from({ length: 2_001 }, (_, index) => text(`f${index}`));
    expect(found(many)).toContain('form.too-large null');
    let deep: unknown = { var: 'a' };
    for (let level = 0; level < 50_000; level += 1) deep = { '!': [deep] };
    expect(found([text('a', { conditional: { hide: deep } })])).toEqual(['form.too-large null']);
    expect(found([text('a', { label: 'x'.repeat(30_000) })])).toEqual(['form.bad-property a']);
  });

  it('never throws, whatever it is given', { timeout: 60_000 }, () => {
    const member = fc.constantFrom(
      'type',
      'id',
      'key',
      'path',
      'components',
      'columns',
      'rows',
      'values',
      'validate',
      'flowbook',
      'conditional',
      'defaultValue',
      'readonly',
      'stage',
      'checks',
      'stages',
      'translations',
    );
    const type = fc.constantFrom(
      'textfield',
      'grid',
      'group',
      'dynamiclist',
      'computed',
      'select',
      'default',
    );
    const component = fc.letrec((tie) => ({
      one: fc.oneof(
        { depthSize: 'small' },
        fc.jsonValue(),
        fc
          .tuple(fc.dictionary(member, tie('one')), type, fc.string({ maxLength: 3 }))
          .map(([members, kind, id]) => ({ id, key: id, ...members, type: kind })),
        fc.array(tie('one'), { maxLength: 4 }),
      ),
    })).one;
    fc.assert(
      fc.property(component, component, (components, flowbook) => {
        const checked = checkSchema({ type: 'default', id: 'f', components, flowbook });
        if (!checked.ok) expect(checked.problems.length).toBeGreaterThan(0);
      }),
      { numRuns: 2_000 },
    );
    for (const odd of [null, undefined, 5, '', [], {}]) expect(checkSchema(odd).ok).toBe(false);
  });
});
