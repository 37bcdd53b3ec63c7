import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileForm } from '../compile/compile-form.ts';
import type { CompiledForm } from '../compile/form.ts';
import { evaluateForm } from '../evaluate/evaluate-form.ts';
import type { FormData, Json } from '../json.ts';
import { isRecord } from '../path.ts';
import { complaintForm } from '../testing/complaint-form.ts';
import { formOf } from '../testing/form-of.ts';
import { acceptSubmission } from './accept-submission.ts';
import { initialData } from './initial-data.ts';
import { pickSubmission } from './pick-submission.ts';

const options = { now: '2026-11-24T02:00:00Z', currentUser: { id: 'u1', name: '王芳' } };
/** Mostly what the form wants, so that submissions are accepted and refused by turns. */
const mostly = <T>(sound: fc.Arbitrary<T>, ...odd: readonly fc.Arbitrary<T | null>[]) =>
  fc.oneof({ arbitrary: sound, weight: 12 * odd.length }, ...odd);
const anyText = fc.oneof(fc.constant(null), fc.constant(''), fc.string({ maxLength: 12 }));
const text = mostly(fc.constantFrom('甲', '乙'), anyText);
const amount = mostly(fc.integer({ min: 1, max: 50 }), fc.constantFrom(null, -5, 0, 1.25));
const date = mostly(fc.constantFrom('2026-11-24', '2026-11-25'), fc.constantFrom(null, '2026-11-20'));

const complaint = fc.record(
  {
    docDate: date,
    customer: mostly(fc.constant({ id: 'c1', name: '永盛商贸', grade: 'A' }), fc.constant(null)),
    content: text,
    level: mostly(fc.constantFrom('minor', 'major'), fc.constant(null)),
    majorReason: text,
    items: fc.array(fc.record({ product: text, quantity: amount, price: amount, verdict: text }), {
      maxLength: 3,
    }),
    measures: text,
    from: mostly(fc.constant('2026-11-24'), date),
    to: fc.constantFrom('2026-11-25', '2026-11-25', '2026-11-24', '2026-11-20'),
    decision: mostly(fc.constantFrom('approve', 'return'), fc.constant(null)),
    opinion: text,
    signature: mostly(
      fc.constant({ userId: 'u1', name: '王芳', time: '2026-11-24T10:00:00+08:00' }),
      fc.constant(null),
    ),
  },
  { requiredKeys: ['customer', 'content', 'level', 'docDate'] },
);

/** A form of lists in lists, rules on rules and places in groups. */
const nested = formOf([
  {
    type: 'radio',
    id: 'kind',
    key: 'kind',
    values: [
      { value: 'a', label: 'A' },
      { value: 'b', label: 'B' },
    ],
  },
  {
    type: 'group',
    id: 'address',
    path: 'address',
    conditional: { hide: '=kind = "b"' },
    components: [
      { type: 'textfield', id: 'city', key: 'city', validate: { minLength: 2 } },
      {
        type: 'textfield',
        id: 'street',
        key: 'street',
        conditional: { hide: { '!': [{ var: 'address.city' }] } },
      },
    ],
  },
  {
    type: 'dynamiclist',
    id: 'orders',
    path: 'orders',
    conditional: { hide: { '==': [{ var: 'address.city' }, 'none'] } },
    components: [
      { type: 'textfield', id: 'name', key: 'name', validate: { required: true } },
      {
        type: 'grid',
        id: 'lines',
        key: 'lines',
        conditional: { hide: '=this.name = "甲"' },
        columns: [
          { key: 'amount', label: '金额', type: 'number', min: 0 },
          {
            key: 'double',
            label: '双倍',
            type: 'computed',
            expression: { '*': [2, { or: [{ var: 'amount' }, 0] }] },
          },
        ],
      },
      {
        type: 'computed',
        id: 'sum',
        key: 'sum',
        flowbook: {
          computed: {
            reduce: [{ var: 'lines' }, { '+': [{ var: 'accumulator' }, { var: 'current.double' }] }, 0],
          },
        },
      },
    ],
  },
  { type: 'computed', id: 'total', key: 'total', flowbook: { computed: '=sum(orders.sum)' } },
  {
    type: 'textfield',
    id: 'why',
    key: 'why',
    conditional: { hide: '=not(total > 20)' },
    validate: { required: true },
  },
]);
const nestedData = fc.record(
  {
    kind: fc.constantFrom(null, 'a', 'b'),
    address: fc.record({ city: fc.constantFrom(null, 'none', '北京'), street: text }),
    orders: fc.array(fc.record({ name: text, lines: fc.array(fc.record({ amount }), { maxLength: 3 }) }), {
      maxLength: 3,
    }),
    why: text,
  },
  { requiredKeys: ['why'] },
);

/** What a person sees and sends is what the server takes and stores. True if it was accepted. */
function agree(form: CompiledForm, stored: FormData, typed: FormData, stage: string | undefined): boolean {
  const opening = stage === undefined ? options : { ...options, stage };
  const begun = initialData(form, stored, opening);
  // given: only what the person may write differs from what is stored
  const onScreen = overlay(begun, pickSubmission(form, { ...begun, ...typed }, opening));
  // when
  const shown = evaluateForm(form, onScreen, opening);
  const submission = acceptSubmission(form, stored, pickSubmission(form, onScreen, opening), opening);
  // then
  if (!submission.ok) {
    expect(shown.errors).toEqual(submission.errors);
    expect(shown.errors).not.toEqual([]);
    return false;
  }
  expect(shown.errors).toEqual([]);
  const again = evaluateForm(form, submission.data, opening);
  expect(withoutEmpty(again.data)).toEqual(withoutEmpty(shown.data));
  expect(again.hidden).toEqual(shown.hidden);
  return true;
}

/** What a person can have typed: where rows are only read, there are as many as before; hidden cells are not there. */
function possible(
  stored: FormData,
  typed: FormData,
  stage: string | undefined,
): readonly [FormData, FormData] {
  const before = Array.isArray(stored.items) ? stored.items : [];
  const after = Array.isArray(typed.items) ? typed.items : [];
  if (stage === 'fill')
    return [
      { ...stored, items: before.map(unjudged) },
      { ...typed, items: after.map(unjudged) },
    ];
  if (stage === undefined) return [stored, typed];
  return [stored, { ...typed, items: before.map((row, index) => after[index] ?? row) }];
}

function unjudged(row: Json): Json {
  return { ...(row as FormData), verdict: null };
}

/** Members of `over` in place of those of `under`, rows cell by cell. */
function overlay<T>(under: T, over: T): T {
  if (Array.isArray(over) && Array.isArray(under) && over.length === under.length)
    return over.map((item, index) => overlay(under[index], item)) as T;
  if (typeof over !== 'object' || over === null || Array.isArray(over)) return over;
  const base = typeof under === 'object' && under !== null && !Array.isArray(under) ? under : {};
  const merged: { [key: string]: unknown } = { ...base };
  for (const [key, value] of Object.entries(over)) merged[key] = overlay(merged[key], value);
  return merged as T;
}

function withoutEmpty(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutEmpty);
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value)
    .map(([key, member]) => [key, withoutEmpty(member)] as const)
    .filter(([, member]) => member !== null && member !== undefined && JSON.stringify(member) !== '{}');
  return Object.fromEntries(kept);
}

describe('browser and server', () => {
  const form = compileForm(complaintForm);

  /** Runs the property, and asks that it met both: refusals or acceptances alone would prove little. */
  function assertAgreement<T extends object>(
    documents: fc.Arbitrary<T>,
    agreed: (stored: T, typed: T) => boolean,
  ): void {
    const outcomes = { accepted: 0, refused: 0 };
    const property = fc.property(documents, documents, (stored, typed) => {
      outcomes[agreed(stored, typed) ? 'accepted' : 'refused'] += 1;
    });
    fc.assert(property, { numRuns: 400 });
    expect(Math.min(outcomes.accepted, outcomes.refused)).toBeGreaterThan(5);
  }

  for (const stage of ['fill', 'handle', 'approve', undefined])
    it(`agree about a complaint opened at ${stage ?? 'no stage'}`, { timeout: 60_000 }, () => {
      assertAgreement(complaint, (stored, typed) => {
        const [before, after] = possible(stored as FormData, typed as FormData, stage);
        return agree(form, before, after, stage);
      });
    });

  it('agree about lists in lists under rules', { timeout: 60_000 }, () => {
    assertAgreement(nestedData, (stored, typed) =>
      agree(nested, stored as FormData, typed as FormData, undefined),
    );
  });

  it('never fail on what is sent or typed, whatever it is', { timeout: 60_000 }, () => {
    const known = fc.constantFrom(
      'docNo',
      'customer',
      'content',
      'level',
      'items',
      'signature',
      'measures',
      'total',
      'from',
    );
    const anything = fc.oneof(
      fc.jsonValue(),
      fc.dictionary(known, fc.jsonValue()),
      fc.record({
        items: fc.array(
          fc.dictionary(fc.constantFrom('product', 'amount', 'verdict', 'price'), fc.jsonValue()),
        ),
      }),
    );
    fc.assert(
      fc.property(anything, fc.constantFrom('fill', 'handle', 'approve', 'nowhere'), (sent, stage) => {
        const submission = acceptSubmission(form, {}, sent, { ...options, stage });
        if (!submission.ok) for (const { message } of submission.errors) expect(message).not.toBe('');
        if (isRecord(sent)) evaluateForm(form, sent, { ...options, stage });
      }),
      { numRuns: 1000 },
    );
  });

  it('survive data nested beyond any stack', () => {
    let deep: unknown = 'x';
    for (let level = 0; level < 100_000; level += 1) deep = [deep];
    expect(acceptSubmission(form, {}, { content: deep }, { ...options, stage: 'fill' })).toMatchObject({
      ok: false,
      errors: [{ code: 'type' }],
    });
  });
});
