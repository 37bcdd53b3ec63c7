import { Form } from '@bpmn-io/form-js-viewer';
import fc from 'fast-check';
import { act } from 'preact/test-utils';
import { describe, expect, it } from 'vitest';
import { checkSchema } from './check/check-schema.ts';
import { compileForm } from './compile/compile-form.ts';
import { evaluateForm } from './evaluate/evaluate-form.ts';
import type { FormData } from './json.ts';
import type { FormComponent, FormSchema } from './schema.ts';

/** Which of our codes each of form-js' sentences means. */
const CODES: readonly (readonly [RegExp, string])[] = [
  [/is required/, 'required'],
  [/minimum value/, 'min'],
  [/maximum value/, 'max'],
  [/minimum length/, 'min-length'],
  [/maximum length/, 'max-length'],
  [/match pattern/, 'pattern'],
  [/valid email/, 'email'],
  [/international phone/, 'phone'],
  [/decimal digit|an integer/, 'decimals'],
  [/nearest valid values/, 'increment'],
];

type Finding = string;

/** What form-js finds, as `instance id: code`, and the data after its own cleaning. */
async function findingsOfFormJs(schema: FormSchema, data: FormData) {
  const form = new Form({ container: document.createElement('div') });
  await act(async () => {
    await form.importSchema(structuredClone(schema) as never, structuredClone(data) as never);
  });
  const findings = Object.entries(form.validate()).flatMap(([id, errors]) => flat(id, errors));
  const cleaned: FormData = structuredClone(form._getState().data);
  form.destroy();
  return { findings: findings.sort(), data: cleaned };
}

/** form-js nests the messages of rows by index. */
function flat(id: string, errors: unknown): readonly Finding[] {
  if (typeof errors === 'string') {
    const code = CODES.find(([pattern]) => pattern.test(errors))?.[1];
    return [`${id}: ${code ?? `?? ${errors}`}`];
  }
  if (!Array.isArray(errors)) return [];
  return errors.flatMap((error, index) => flat(Array.isArray(error) ? `${id}/${index}` : id, error));
}

function ourFindings(schema: FormSchema, data: FormData): readonly Finding[] {
  const { errors } = evaluateForm(compileForm(schema), data, { now: '2026-11-24T02:00:00Z' });
  return errors
    .map(({ componentId, path, code }) => {
      const rows = path.filter((step) => typeof step === 'number');
      return `${[componentId, ...rows].join('/')}: ${code}`;
    })
    .sort();
}

const flag = fc.boolean();
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const given = <T extends object>(members: T): T =>
  Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as T;

const values = ['x', 'y', 'z'].map((value) => ({ value, label: value }));

const textRules = fc
  .record({
    required: maybe(flag),
    minLength: maybe(fc.oneof(fc.integer({ min: 0, max: 4 }), fc.constant('=size'))),
    maxLength: maybe(fc.integer({ min: 0, max: 6 })),
    pattern: maybe(fc.constantFrom('^[A-Z]+$', '\\d', '^a?b*$')),
  })
  .map(given);
const emailRules = fc.constantFrom({ validationType: 'email' }, { validationType: 'email', required: true });
const numberRules = fc
  .record({
    required: maybe(flag),
    min: maybe(fc.oneof(fc.integer({ min: -3, max: 5 }), fc.constant('=size'), fc.constant('2.5'))),
    max: maybe(fc.oneof(fc.integer({ min: 0, max: 20 }), fc.constant('=size + 3'))),
  })
  .map(given);
const numberParts = fc
  .record({
    decimalDigits: maybe(fc.integer({ min: 0, max: 3 })),
    increment: maybe(fc.constantFrom(0.5, 3, '0.1')),
  })
  .map(given);
const required = fc.constantFrom<object>({}, { required: true }, { required: false });
const hide = fc.constantFrom<object>(
  {},
  { conditional: { hide: '=size != null and size > 4' } },
  { conditional: { hide: '=choice = "x"' } },
  { conditional: { hide: '=ok = true and size = null' } },
);
const rowHide = fc.constantFrom<object>(
  {},
  { conditional: { hide: '=this.amount != null and this.amount > 3' } },
  { conditional: { hide: '=size != null and size > 4' } },
);

const schemas = fc
  .tuple(
    textRules,
    textRules,
    emailRules,
    fc.tuple(numberRules, numberParts),
    required,
    required,
    hide,
    rowHide,
    required,
    hide,
  )
  .map(
    ([
      line,
      area,
      mail,
      [limits, parts],
      ticked,
      chosen,
      groupHide,
      cellHide,
      many,
      dateHide,
    ]): FormSchema => {
      const components: FormComponent[] = [
        { type: 'number', id: 'size', key: 'size' },
        { type: 'textfield', id: 'line', key: 'line', validate: line as never },
        { type: 'textfield', id: 'mail', key: 'mail', validate: mail },
        { type: 'number', id: 'amount', key: 'amount', validate: limits as never, ...parts },
        { type: 'checkbox', id: 'ok', key: 'ok', validate: ticked as never },
        { type: 'select', id: 'choice', key: 'choice', values, validate: chosen as never },
        { type: 'radio', id: 'radio', key: 'radio', values, validate: chosen as never },
        { type: 'checklist', id: 'list', key: 'list', values, validate: many as never },
        { type: 'taglist', id: 'tags', key: 'tags', values, validate: many as never },
        { type: 'datetime', id: 'day', key: 'day', subtype: 'date', validate: chosen as never, ...dateHide },
        {
          type: 'group',
          id: 'place',
          path: 'place',
          ...groupHide,
          components: [{ type: 'textarea', id: 'area', key: 'area', validate: area as never }],
        },
        {
          type: 'dynamiclist',
          id: 'rows',
          path: 'rows',
          isRepeating: true,
          components: [
            { type: 'number', id: 'cell', key: 'amount', validate: limits as never, ...parts },
            { type: 'textfield', id: 'note', key: 'note', validate: line as never, ...cellHide },
          ],
        },
      ];
      return { type: 'default', id: 'parity', schemaVersion: 19, components };
    },
  );

const text = fc.oneof(fc.constantFrom('', '  ', 'ABC', 'a1', 'b', null), fc.string({ maxLength: 8 }));
const number = fc.constantFrom(null, 0, -2, 1, 2.5, 3, 3.25, 6, 9.875, 100);
const datas = fc.record({
  size: number,
  line: text,
  mail: fc.constantFrom(
    '',
    null,
    'a@b.co',
    'a@b',
    'a@',
    '@b.co',
    'a b@c.de',
    'x.y+z@example.org',
    'a@-b.co',
    'a@b..c',
  ),
  amount: number,
  ok: fc.constantFrom(true, false, null),
  choice: fc.constantFrom('x', 'y', null, 'forged'),
  radio: fc.constantFrom('x', null),
  list: fc.constantFrom([], ['x'], ['x', 'z'], ['forged']),
  tags: fc.constantFrom([], ['y']),
  day: fc.constantFrom(null, '2026-11-24'),
  place: fc.record({ area: text }),
  rows: fc.array(fc.record({ amount: number, note: text }), { maxLength: 3 }),
});

describe('Flowbook and form-js', () => {
  it('find the same in the standard types, whatever is typed', async () => {
    let compared = 0;
    await fc.assert(
      fc.asyncProperty(schemas, datas, async (schema, data) => {
        const checked = checkSchema(schema);
        expect(checked.ok ? [] : checked.problems).toEqual([]);
        const theirs = await findingsOfFormJs(schema, data as FormData);
        expect(ourFindings(schema, theirs.data)).toEqual(theirs.findings);
        compared += theirs.findings.length;
      }),
      { numRuns: 80 },
    );
    expect(compared).toBeGreaterThan(80);
  }, 60_000);

  it('differ about hide rules that cannot be decided: Flowbook shows the field, so that nothing gets lost', async () => {
    const schema: FormSchema = {
      type: 'default',
      id: 'undecided',
      components: [
        { type: 'number', id: 'size', key: 'size' },
        {
          type: 'textfield',
          id: 'why',
          key: 'why',
          validate: { required: true },
          conditional: { hide: '=size > 4' },
        },
      ],
    };
    expect((await findingsOfFormJs(schema, { size: null })).findings).toEqual([]);
    expect(ourFindings(schema, { size: null })).toEqual(['why: required']);
  });

  it('differ about telephone numbers on purpose: Chinese ones are numbers too', async () => {
    const schema: FormSchema = {
      type: 'default',
      id: 'phones',
      components: [{ type: 'textfield', id: 'phone', key: 'phone', validate: { validationType: 'phone' } }],
    };
    const verdicts = async (phone: string) => [
      (await findingsOfFormJs(schema, { phone })).findings.length,
      ourFindings(schema, { phone }).length,
    ];
    expect(await verdicts('+4930664040900')).toEqual([0, 0]);
    expect(await verdicts('13800138000')).toEqual([1, 0]);
    expect(await verdicts('010-66668888')).toEqual([1, 0]);
    expect(await verdicts('call me')).toEqual([1, 1]);
  });
});
