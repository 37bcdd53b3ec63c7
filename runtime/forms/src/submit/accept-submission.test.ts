import { describe, expect, it } from 'vitest';
import type { SubmissionOptions } from '../api.ts';
import { compileForm } from '../compile/compile-form.ts';
import type { FormData, Json } from '../json.ts';
import { complaintForm } from '../testing/complaint-form.ts';
import { formOf } from '../testing/form-of.ts';
import { acceptSubmission } from './accept-submission.ts';
import { initialData } from './initial-data.ts';
import { missingNumbers } from './numbers.ts';

const now = '2026-11-24T02:00:00Z';
const currentUser = { id: 'u1', name: '王芳' };
const form = compileForm(complaintForm);
const first = {
  docDate: '2026-11-24',
  customer: { id: 'c1', name: '永盛商贸', grade: 'A' },
  content: '送货破损',
  level: 'minor',
};
const stored = {
  docNo: 'TS-20261124-0001',
  ...first,
  items: [{ product: 'A', quantity: 1, price: 2, amount: 2 }],
};
const at = (stage: string, more: Partial<SubmissionOptions> = {}): SubmissionOptions => ({
  stage,
  now,
  currentUser,
  ...more,
});
const codes = (data: FormData, submitted: unknown, options: SubmissionOptions) => {
  const submission = acceptSubmission(form, data, submitted, options);
  return submission.ok ? 'accepted' : submission.errors.map(({ code, path }) => `${code} ${path.join('.')}`);
};

describe('acceptSubmission', () => {
  it('merges what the stage may write, computes, and gives the number', () => {
    const given: string[] = [];
    const numbers = (prefix: string) => {
      given.push(prefix);
      return `${prefix}-1`;
    };
    // when
    const submission = acceptSubmission(
      form,
      { other: 1 },
      { ...first, items: [{ product: 'A', quantity: 2, price: 3 }] },
      at('fill', { numbers }),
    );
    // then
    expect(submission).toEqual({
      ok: true,
      changes: {
        ...first,
        docNo: 'TS-1',
        customerGrade: 'A',
        majorReason: null,
        items: [{ product: 'A', quantity: 2, price: 3, amount: 6 }],
        total: 6,
      },
      data: expect.objectContaining({ other: 1, docNo: 'TS-1', total: 6 }),
    });
    expect(given).toEqual(['TS']);
  });

  it('asks for no number when it refuses', () => {
    const numbers = () => {
      throw new Error('asked');
    };
    expect(codes({}, { ...first, content: '' }, at('fill', { numbers }))).toEqual(['required content']);
  });

  it('refuses fields of other stages unless they are echoed as they stand', () => {
    expect(codes(stored, { measures: '换货', content: '送货破损' }, at('handle'))).toBe('accepted');
    expect(codes(stored, { measures: '换货', content: '没事' }, at('handle'))).toEqual([
      'not-writable content',
    ]);
    expect(codes(stored, { decision: 'approve' }, at('handle'))).toEqual(['not-writable decision']);
    expect(codes(stored, { docNo: 'TS-9' }, at('fill'))).toEqual(['not-writable docNo']);
  });

  it('takes no computed value from a client, but lets it be sent back', () => {
    const items = [{ product: 'A', quantity: 2, price: 3, amount: 6 }];
    expect(codes(stored, { items, total: 6 }, at('fill'))).toBe('accepted');
    expect(codes(stored, { items, total: 1 }, at('fill'))).toEqual(['not-writable total']);
    expect(codes(stored, { items: [{ ...items[0], amount: 1 }] }, at('fill'))).toEqual([
      'not-writable items.0.amount',
    ]);
    expect(codes(stored, { customerGrade: 'K' }, at('fill'))).toEqual(['not-writable customerGrade']);
  });

  it('refuses unknown fields wherever they stand', () => {
    expect(codes(stored, { admin: true }, at('fill'))).toEqual(['unknown-field admin']);
    expect(codes(stored, { items: [{ product: 'A', secret: 1 }] }, at('fill'))).toEqual([
      'unknown-field items.0.secret',
    ]);
    expect(codes(stored, JSON.parse('{"__proto__":{"x":1}}'), at('fill'))).toEqual([
      'unknown-field __proto__',
    ]);
  });

  it.each<[string, { readonly [key: string]: Json }, string]>([
    ['a number for a text', { content: 5 }, 'type content'],
    ['a forged option', { level: 'huge' }, 'option level'],
    ['a list for one option', { level: ['minor'] }, 'type level'],
    ['a text for a list', { items: 'none' }, 'type items'],
    ['a text for a row', { items: ['none'] }, 'type items'],
    ['a day that does not exist', { docDate: '2026-02-30' }, 'date docDate'],
    ['a customer without name', { customer: { id: 'c1' } }, 'type customer'],
    [
      'a customer with more inside',
      { customer: { id: 'c1', name: 'x', more: { deep: 1 } } },
      'type customer',
    ],
    ['a text for a cell of numbers', { items: [{ product: 'A', quantity: '1' }] }, 'type items.0.quantity'],
    ['too many rows', { items: Array.from({ length: 21 }, () => ({ product: 'A' })) }, 'max-rows items'],
  ])('refuses %s', (_, submitted, finding) => {
    expect(codes(stored, submitted, at('fill'))).toEqual([finding]);
  });

  it('takes a signature only from the person who signs', () => {
    const signed = (userId: string, name = '王芳') => ({
      decision: 'approve',
      signature: { userId, name, time: '2026-11-24T10:00:00+08:00' },
    });
    expect(codes(stored, signed('u1'), at('approve'))).toBe('accepted');
    expect(codes(stored, signed('u2'), at('approve'))).toEqual(['signer signature']);
    expect(codes(stored, signed('u1', '李总'), at('approve'))).toEqual(['signer signature']);
    // one that stands already may be sent back
    expect(codes({ ...stored, ...signed('u2') }, signed('u2'), at('approve'))).toBe('accepted');
    const svg = { ...signed('u1').signature, image: 'data:image/svg+xml;base64,AAAA' };
    expect(codes(stored, { decision: 'approve', signature: svg }, at('approve'))).toEqual(['type signature']);
  });

  it('clears what a rule hides at its own stage and refuses a value for it', () => {
    const major = { ...stored, level: 'major', majorReason: '影响大' };
    const submission = acceptSubmission(form, major, { level: 'minor' }, at('fill'));
    expect(submission).toMatchObject({ ok: true, changes: { level: 'minor', majorReason: null } });
    expect(codes(stored, { majorReason: '藏起来' }, at('fill'))).toEqual(['not-writable majorReason']);
    // at a later stage it is kept
    const later = acceptSubmission(form, { ...stored, majorReason: '旧' }, { measures: 'x' }, at('handle'));
    expect(later).toMatchObject({ ok: true, data: { majorReason: '旧' } });
  });

  it('lets a later stage write its column into the rows of an earlier one', () => {
    const accepted = acceptSubmission(form, stored, { items: [{ verdict: '换货' }] }, at('handle'));
    expect(accepted).toMatchObject({
      ok: true,
      changes: { items: [{ product: 'A', quantity: 1, price: 2, amount: 2, verdict: '换货' }] },
    });
    expect(codes(stored, { items: [] }, at('handle'))).toEqual(['not-writable items']);
    expect(codes(stored, { items: [{ product: 'B', verdict: 'x' }] }, at('handle'))).toEqual([
      'not-writable items.0.product',
    ]);
    expect(codes(stored, { items: [{ verdict: 'x' }] }, at('fill'))).toEqual([
      'not-writable items.0.verdict',
    ]);
  });

  it('keeps the cells of other stages with their rows when rows are added, removed and moved', () => {
    const review = formOf(
      [
        {
          type: 'grid',
          id: 'g',
          key: 'rows',
          stage: 'one',
          columns: [
            { key: 'name', label: '名称', type: 'text' },
            { key: 'verdict', label: '意见', type: 'text', readonly: true },
          ],
        },
      ],
      { stages: [{ id: 'one', name: '一' }] },
    );
    const rows = [
      { name: 'a', verdict: 'A' },
      { name: 'b', verdict: 'B' },
    ];
    const submit = (sent: Json) => acceptSubmission(review, { rows }, { rows: sent }, at('one'));
    const moved = [
      { name: 'new', verdict: null },
      { name: 'b2', verdict: 'B' },
    ];
    expect(submit(moved)).toMatchObject({
      ok: true,
      data: { rows: [{ name: 'new' }, { name: 'b2', verdict: 'B' }] },
    });
    expect(submit([{ name: 'a', verdict: 'forged' }])).toMatchObject({
      ok: false,
      errors: [{ code: 'not-writable' }],
    });
    expect(submit([rows[0] as Json, rows[0] as Json])).toMatchObject({
      ok: false,
      errors: [{ path: ['rows', 1, 'verdict'] }],
    });
  });

  it('gives what a later stage wrote into a row to no other row', () => {
    const rows = [
      { product: 'A', quantity: 1, price: 1, verdict: '换货' },
      { product: 'B', quantity: 1, price: 1, verdict: '退款' },
    ];
    const resend = (items: Json) => {
      const submission = acceptSubmission(form, { ...stored, items: rows }, { items }, at('fill'));
      return submission.ok ? submission.data.items : submission.errors;
    };
    const plain = ({ verdict: _, ...row }: (typeof rows)[number]) => row;
    // the first row was taken away: the second keeps its own
    expect(resend(rows.slice(1).map(plain))).toEqual([
      expect.objectContaining({ product: 'B', verdict: '退款' }),
    ]);
    // one was taken away and the other rewritten: nobody can tell which it was
    expect(resend([{ product: 'C' }])).toEqual([{ product: 'C', amount: 0 }]);
    // rewritten in place, and one added
    expect(
      resend([
        { ...plain(rows[0] as (typeof rows)[number]), price: 5 },
        ...rows.slice(1).map(plain),
        { product: 'C' },
      ]),
    ).toMatchObject([
      { product: 'A', price: 5, verdict: '换货' },
      { product: 'B', verdict: '退款' },
      { product: 'C' },
    ]);
  });

  it('knows the rows of a matrix by their keys', () => {
    const matrix = formOf([
      {
        type: 'grid',
        id: 'g',
        key: 'scores',
        validate: { required: true },
        rows: [
          { key: 'speed', label: '速度' },
          { key: 'tone', label: '态度' },
        ],
        columns: [{ key: 'score', label: '得分', type: 'number', max: 5 }],
      },
    ]);
    const submit = (sent: Json) => acceptSubmission(matrix, {}, { scores: sent }, { now });
    expect(submit([{ rowKey: 'tone', score: 4 }])).toMatchObject({
      ok: true,
      data: { scores: [{ rowKey: 'speed' }, { rowKey: 'tone', score: 4 }] },
    });
    expect(submit([{ rowKey: 'other', score: 4 }])).toMatchObject({ ok: false, errors: [{ code: 'type' }] });
    expect(submit([])).toMatchObject({ ok: false, errors: [{ code: 'required' }] });
  });

  it('lets a rule make a field read-only', () => {
    const rules = formOf([
      { type: 'checkbox', id: 'c', key: 'closed' },
      { type: 'textfield', id: 't', key: 'text', readonly: '=closed = true' },
    ]);
    const submit = (sent: Json) => acceptSubmission(rules, { text: 'old' }, sent, { now });
    expect(submit({ closed: false, text: 'new' })).toMatchObject({ ok: true, data: { text: 'new' } });
    expect(submit({ closed: true, text: 'new' })).toMatchObject({
      ok: false,
      errors: [{ code: 'not-writable' }],
    });
  });
});

describe('initialData', () => {
  it('begins a stage with its automatic values and leaves other stages alone', () => {
    expect(initialData(form, {}, at('fill'))).toEqual({ docDate: '2026-11-24' });
    expect(initialData(form, { docDate: null }, at('handle'))).toEqual({ docDate: null, handler: 'u1' });
  });

  it('means the day of the organisation, not of UTC', () => {
    const late = { ...at('fill'), now: '2026-11-24T18:00:00Z' };
    expect(initialData(form, {}, late)).toMatchObject({ docDate: '2026-11-25' });
  });

  it('writes date-times as form-js does', () => {
    const field = (timeSerializingFormat: string) =>
      initialData(
        formOf([
          {
            type: 'datetime',
            id: 'd',
            key: 'd',
            subtype: 'datetime',
            timeSerializingFormat,
            flowbook: { auto: 'now' },
          },
        ]),
        {},
        { now },
      ).d;
    expect(field('utc_offset')).toBe('2026-11-24T10:00+08:00');
    expect(field('utc_normalized')).toBe('2026-11-24T02:00Z');
    expect(field('no_timezone')).toBe('2026-11-24T10:00');
  });
});

describe('missingNumbers', () => {
  it('names the numbers that the opened stage begins with', () => {
    expect(missingNumbers(form, {}, { stage: 'fill' })).toEqual([{ path: ['docNo'], prefix: 'TS' }]);
    expect(missingNumbers(form, stored, { stage: 'fill' })).toEqual([]);
    expect(missingNumbers(form, {}, { stage: 'handle' })).toEqual([]);
  });
});
