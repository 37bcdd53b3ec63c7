import { describe, expect, it } from 'vitest';
import { ExpressionError } from '../expression-error.ts';
import { safePattern } from './safe-pattern.ts';

describe('a pattern', () => {
  it.each([
    ['^1[3-9]\\d{9}$', '13812345678'],
    ['^(0\\d{2,3}-?\\d{7,8}(-\\d{1,6})?|1[3-9]\\d{9}|400-?\\d{3}-?\\d{4}|95\\d{3,4})$', '010-12345678-12'],
    ['^[^\\s@]+@[^\\s@]+\\.[^\\s@]+$', `${'a'.repeat(200)}@example.com`],
    ['^\\d{4}(-(0[1-9]|1[0-2])|-Q[1-4]|-H[12])?$', '2026-Q3'],
    ['^(\\d{1,3}\\.){3}\\d{1,3}$', '192.168.10.1'],
    ['^\\p{Script=Han}{2,10}$', '客户服务部'],
    ['^[(+*)\\]]+$', '(+*)]'],
    ['^(?<year>\\d+)年(?=\\d)', '2026年7月'],
    ['^(ab)+$', 'abab'],
  ])('such as %s is tried', (pattern, text) => {
    expect(safePattern(pattern).forText(text).test(text)).toBe(true);
  });

  it.each(['^(a+)+$', '^(a|a)*$', '(a?){1,}b', '^((ab)*c)*$', '(\\w+\\s?)*$', '(.+)\\1', '(?<x>a)\\k<x>'])(
    'such as %s is refused where it repeats what varies',
    (pattern) => {
      expect(() => safePattern(pattern)).toThrow(ExpressionError);
    },
  );

  it('that is none, or too long, is refused', () => {
    expect(() => safePattern('(')).toThrow(ExpressionError);
    expect(() => safePattern('a'.repeat(501))).toThrow(ExpressionError);
  });

  it('that takes too long on a long text is refused for that text only', () => {
    const pattern = safePattern('.*.*.*x');
    expect(pattern.forText('abcx').test('abcx')).toBe(true);
    expect(() => pattern.forText('a'.repeat(5000))).toThrow(ExpressionError);
  });
});
