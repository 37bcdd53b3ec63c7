import { describe, expect, it } from 'vitest';
import { ExpressionError, evaluateUnaryTest, type Json, parseExpression, type Variables } from '../index.ts';

const environment = { now: '2026-07-24T17:30:00.000Z', timeZone: 'Asia/Shanghai' };

function value(source: string, data: Variables = {}, at = environment): Json {
  const parsed = parseExpression(`=${source}`);
  if (!parsed.ok) throw new Error(parsed.reason);
  return parsed.expression.evaluate(data, at);
}

function refusal(source: string): string {
  const parsed = parseExpression(`=${source}`);
  return parsed.ok ? 'accepted' : parsed.reason;
}

const passes = (test: string, input: Json, data: Variables = {}) =>
  evaluateUnaryTest(test, input, data, environment);

describe('FEEL expressions', () => {
  it('read data by plain names, Chinese names and names with spaces', () => {
    expect(
      value('complaint.level = "major" and amount > 3', { complaint: { level: 'major' }, amount: 4 }),
    ).toBe(true);
    expect(value('客户等级 + "级"', { 客户等级: 'K' })).toBe('K级');
    expect(value('order total * 2', { 'order total': 21 })).toBe(42);
    expect(value('gone > 3')).toBeNull();
  });

  it('reach nothing that an object has not of its own', () => {
    expect(value('a.constructor', { a: {} })).toBeNull();
    expect(value('a.__proto__', { a: {} })).toBeNull();
  });

  it('compute lists, contexts and conditions', () => {
    expect(value('sum(for r in rows return r.amount)', { rows: [{ amount: 1 }, { amount: 2 }] })).toBe(3);
    expect(
      value('rows[grade = "K"].name', {
        rows: [
          { grade: 'K', name: '甲' },
          { grade: 'A', name: '乙' },
        ],
      }),
    ).toEqual(['甲']);
    expect(value('{ total: 3, double: total * 2 }')).toEqual({ total: 3, double: 6 });
    expect(value('some x in [1, 2, 3] satisfies x > 2')).toBe(true);
    expect(value('for i in 3..1 return i')).toEqual([3, 2, 1]);
    expect(value('for i in [1..3) return i')).toEqual([1, 2]);
    expect(value('sort([3, 1, 2], function(a, b) a < b)')).toEqual([1, 2, 3]);
    expect(value('count(append([1], 2, [3]))')).toBe(3);
    expect(value('replace("a1b2", "\\d", "-")')).toBe('a-b-');
  });
});

describe('FEEL dates', () => {
  it('take present and zone from the environment', () => {
    expect(value('today()')).toBe('2026-07-25');
    expect(value('now()')).toBe('2026-07-25T01:30:00+08:00');
    expect(value('today()', {}, { ...environment, timeZone: 'America/New_York' })).toBe('2026-07-24');
    expect(value('date(now())')).toBe('2026-07-25');
    expect(value('date and time("2026-07-25T01:29:00") < now()')).toBe(true);
    expect(value('@"2026-07-25T01:31:00" < now()')).toBe(false);
    expect(value('date and time("2026-07-25T01:30:00") = date and time("2026-07-24T17:30:00Z")')).toBe(true);
    expect(value('date and time(date("2026-07-25"), time("09:15:00"))')).toBe('2026-07-25T09:15:00+08:00');
    expect(value('day of week(today())')).toBe('Saturday');
    expect(value('month of year(date(2026, 7, 1))')).toBe('July');
  });

  it('differ by durations', () => {
    expect(value('(date(to) - date(from)) / duration("P1D")', { from: '2026-07-01', to: '2026-07-11' })).toBe(
      10,
    );
    expect(value('date("2026-07-11") - date("2026-07-01")')).toBe('P10D');
    expect(value('date and time("2026-07-11T10:00:00") + duration("PT90M")')).toBe(
      '2026-07-11T11:30:00+08:00',
    );
    expect(value('date("2026-01-31") + @"P1M"')).toBe('2026-02-28');
    expect(value('time("10:00:00") < time("11:30:00")')).toBe(true);
    expect(value('time("10:00:00")')).toBe('10:00:00');
  });

  it('are null where there is none', () => {
    for (const source of [
      'date("yesterday")',
      'date(gone)',
      'date("2026-02-30")',
      'duration("long")',
      '@"x"',
    ]) {
      expect(value(source)).toBeNull();
    }
  });
});

describe('FEEL that is refused', () => {
  it('is said at once', () => {
    expect(refusal('1 +')).toContain('not FEEL');
    expect(refusal('')).toContain('empty');
    expect(refusal('frobnicate(1)')).toContain('frobnicate');
    expect(refusal('x instance of nonsense')).toContain('the name of a type');
    expect(refusal(`1${' + 1'.repeat(6000)}`)).toContain('characters');
  });

  it('is work without end', () => {
    const sources = [
      'for i in 1..1000000000 return i',
      'for i in 1..2.5 return i',
      'for i in [1..n] return i',
      'count(for a in 1..1000, b in 1..1000 return 1)',
      '{ f: function(g, n) if n = 0 then 1 else g(g, n - 1) + g(g, n - 1), r: f(f, 60) }.r',
      'for i in 1..100 return concatenate([i], partial[-1], partial[-1])',
    ];
    for (const source of sources) expect(() => value(source, { n: 1e9 }), source).toThrow(ExpressionError);
  });

  it('is a pattern that could run away', () => {
    expect(() =>
      value('matches(text, "^(a+)+$")', { text: 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!' }),
    ).toThrow(ExpressionError);
  });
});

describe('unary tests', () => {
  it('pass by value, list, interval and negation', () => {
    expect(passes('-', null)).toBe(true);
    expect(passes('', 5)).toBe(true);
    expect(passes('"K", "A"', 'A')).toBe(true);
    expect(passes('not("K", "A")', 'A')).toBe(false);
    expect(passes('[1..5)', 5)).toBe(false);
    expect(passes('>= limit', 5, { limit: 5 })).toBe(true);
    expect(passes('> 3', null)).toBe(false);
    expect(passes('true', true)).toBe(true);
    expect(passes('false', null)).toBe(false);
    expect(passes('contains(?, "退")', '要退款')).toBe(true);
    expect(passes('null', null)).toBe(true);
  });

  it('are refused where they are none', () => {
    expect(() => passes('[1..', 1)).toThrow(ExpressionError);
  });
});
