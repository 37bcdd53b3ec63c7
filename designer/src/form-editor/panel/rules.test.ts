import { describe, expect, it } from 'vitest';
import { withType } from './GridColumns.tsx';
import { withMember } from './panel-context.ts';
import { readRule } from './RuleEntry.tsx';

describe('a rule as text', () => {
  it('is JSON Logic or FEEL, and nothing is no rule', () => {
    expect(readRule(' ')).toEqual({ ok: true, rule: undefined });
    expect(readRule('= amount > 5')).toEqual({ ok: true, rule: '= amount > 5' });
    expect(readRule('{"==":[{"var":"level"},"urgent"]}')).toEqual({
      ok: true,
      rule: { '==': [{ var: 'level' }, 'urgent'] },
    });
  });

  it.each(['amount > 5', '= amount >', '{"==":[', '{"launch":[1]}'])('refuses %s', (text) => {
    expect(readRule(text).ok).toBe(false);
  });
});

describe('properties of a component', () => {
  it('lose an object that has become empty', () => {
    const component = { type: 'number', id: 'a', key: 'a', validate: { min: 1 } };
    expect(withMember(component, 'validate', 'min', undefined)).toEqual({ validate: undefined });
    expect(withMember(component, 'validate', 'required', true)).toEqual({
      validate: { min: 1, required: true },
    });
  });

  it('of a grid column keep only what the new type knows', () => {
    const column = { key: 'a', label: 'A', type: 'number', min: 1, total: true, required: true } as const;
    expect(withType(column, 'text')).toMatchObject({ min: undefined, total: undefined, required: true });
    expect(withType(column, 'computed')).toMatchObject({ total: true, required: undefined });
  });
});
