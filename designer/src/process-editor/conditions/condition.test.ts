import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Comparison,
  type ConditionGroup,
  type ConditionPart,
  fromJsonLogic,
  type Operator,
  toJsonLogic,
} from './condition.ts';

const compare = (field: string, operator: Operator, value: Comparison['value'] = null): Comparison => ({
  kind: 'comparison',
  field,
  operator,
  value,
});
const group = (join: 'and' | 'or', ...parts: ConditionPart[]): ConditionGroup => ({
  kind: 'group',
  join,
  parts,
});

describe('conditions as JSON Logic', () => {
  it('write what the engine reads', () => {
    const condition = group(
      'and',
      compare('complaint.level', 'equals', 'major'),
      group('or', compare('complaint.amount', 'atLeast', 5000), compare('complaint.tags', 'contains', 'vip')),
    );
    expect(toJsonLogic(condition)).toEqual({
      and: [
        { '==': [{ var: 'complaint.level' }, 'major'] },
        { or: [{ '>=': [{ var: 'complaint.amount' }, 5000] }, { in: ['vip', { var: 'complaint.tags' }] }] },
      ],
    });
  });

  it('leave out what is not complete, and are none when nothing is left', () => {
    const unfinished = group('and', compare('', 'equals', 'x'), compare('a.b', 'oneOf', []), group('or'));
    expect(toJsonLogic(unfinished)).toBeNull();
    expect(toJsonLogic(group('and', compare('a.b', 'greater', 1), compare('a.b', 'less', '')))).toEqual({
      '>': [{ var: 'a.b' }, 1],
    });
  });

  it('come back as they were written', () => {
    const constant = fc.oneof(fc.string({ minLength: 1 }), fc.integer(), fc.boolean());
    const field = fc.stringMatching(/^[a-z]{1,6}\.[a-z]{1,6}$/);
    const single = fc.record({
      kind: fc.constant('comparison' as const),
      field,
      operator: fc.constantFrom<Operator>(
        'equals',
        'differs',
        'greater',
        'atLeast',
        'less',
        'atMost',
        'contains',
        'lacks',
      ),
      value: constant,
    });
    const list = fc.record({
      kind: fc.constant('comparison' as const),
      field,
      operator: fc.constantFrom<Operator>('oneOf', 'noneOf'),
      value: fc.array(constant, { minLength: 1, maxLength: 3 }),
    });
    const bare = fc.record({
      kind: fc.constant('comparison' as const),
      field,
      operator: fc.constantFrom<Operator>('empty', 'filled'),
      value: fc.constantFrom(null, ''),
    });
    const comparison = fc.oneof(single, list, bare);
    const inner = fc.record({
      kind: fc.constant('group' as const),
      join: fc.constantFrom<'and' | 'or'>('and', 'or'),
      parts: fc.array(comparison, { minLength: 2, maxLength: 3 }),
    });
    const whole = fc.record({
      kind: fc.constant('group' as const),
      join: fc.constantFrom<'and' | 'or'>('and', 'or'),
      parts: fc.array(fc.oneof(comparison, inner), { minLength: 2, maxLength: 4 }),
    });
    fc.assert(
      fc.property(whole, (condition) => {
        const written = toJsonLogic(condition);
        expect(fromJsonLogic(JSON.parse(JSON.stringify(written)))).toEqual(condition);
      }),
    );
  });

  it.each([
    [{ '>': [{ daysBetween: [{ var: 'a.b' }, { today: [] }] }, 3] }],
    [{ '<': [1, { var: 'a.b' }, 5] }],
    [{ and: [{ '==': [{ var: 'a.b' }, 1] }, { if: [true, true, false] }] }],
    [{ '==': [{ var: 'a.b' }, { var: 'a.c' }] }],
    [{ '!': [{ '==': [{ var: 'a.b' }, 1] }] }],
    ['text'],
    [{ '==': [{ var: 'a' }, 1], '!=': [] }],
    [{ and: [] }],
  ])('that say more than the builder shows stay text: %j', (logic) => {
    expect(fromJsonLogic(logic)).toBeNull();
  });

  it('read short and strict spellings', () => {
    expect(fromJsonLogic({ '===': [{ var: ['a.b'] }, 'x'] })).toEqual(
      group('and', compare('a.b', 'equals', 'x')),
    );
    expect(fromJsonLogic({ '>==': [{ var: 'a' }, 1] })).toBeNull();
  });
});
