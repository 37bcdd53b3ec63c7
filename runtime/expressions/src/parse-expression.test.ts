import { describe, expect, it } from 'vitest';
import { isTrue, parseExpression } from './index.ts';

const environment = { now: '2026-07-24T17:30:00.000Z', timeZone: 'Asia/Shanghai' };

describe('the language of an expression', () => {
  it.each([
    ['{"==":[{"var":"a"},1]}', 'json-logic', true],
    ['  \n {"var":"a"} ', 'json-logic', 1],
    ['= a + 1', 'feel', 2],
    [' PT2H ', 'literal', 'PT2H'],
    ['', 'literal', ''],
    ['1', 'literal', '1'],
  ])('of %j is told by how it begins', (source, language, value) => {
    const parsed = parseExpression(source);
    expect(parsed.ok && parsed.expression.language).toBe(language);
    expect(parsed.ok && parsed.expression.evaluate({ a: 1 }, environment)).toBe(value);
  });

  it('is none for a list', () => {
    expect(parseExpression(['a']).ok).toBe(false);
  });
});

it('only true is true', () => {
  expect([true, 'true', 1, [1], {}, null, false].map(isTrue)).toEqual([true, ...Array(6).fill(false)]);
});
