import { describe, expect, it } from 'vitest';
import { ExpressionError } from '../../expression-error.ts';
import { evaluated } from '../testing/evaluate.ts';

const rows = [
  { name: '甲', grade: 'K', amount: 1, active: true },
  { name: '乙', grade: 'A', amount: 2, active: false },
  { name: '丙', grade: 'K', amount: 3, active: true },
];
const value = (source: string) => evaluated(source, { rows, list: [1, 2, 3], x: 10 });

describe('three-valued logic (DMN 1.3, table 38)', () => {
  const all = ['true', 'false', 'null', '"text"'];
  const asTruth = (word: string) => (word === 'true' ? true : word === 'false' ? false : null);

  it.each(all.flatMap((left) => all.map((right) => [left, right] as const)))(
    'joins %s and %s',
    (left, right) => {
      const [a, b] = [asTruth(left), asTruth(right)];
      const conjunction = a === false || b === false ? false : a === true && b === true ? true : null;
      const disjunction = a === true || b === true ? true : a === false && b === false ? false : null;
      expect(value(`${left} and ${right}`)).toBe(conjunction);
      expect(value(`${left} or ${right}`)).toBe(disjunction);
    },
  );

  it('chooses a branch only by true (table 49)', () => {
    expect(['true', 'false', 'null', '1', '"true"'].map((word) => value(`if ${word} then 1 else 2`))).toEqual(
      [1, 2, 2, 2, 2],
    );
  });
});

describe('comparison (DMN 1.3, tables 41 and 42)', () => {
  it.each([
    ['{a: 1, b: [2]} = {b: [2], a: 1}', true],
    ['[1, [2, null]] = [1, [2, null]]', true],
    ['[1] = 1', true],
    ['"1" = 1', null],
    ['"1" != 1', true],
    ['null = null', true],
    ['null = false', false],
    ['"a" < "b"', true],
    ['"a" < 1', null],
    ['null < 1', null],
    ['[1..3] = [1..3]', true],
    ['[1..3] = [1..3)', false],
    ['@"P1Y" = @"P12M"', true],
    ['@"P1D" = @"PT24H"', true],
    ['@"P1M" < @"P40D"', null],
    ['@"P1Y" = @"P365D"', null],
    ['@"P1D" = @"P2D"', false],
    ['@"10:00:00Z" = @"18:00:00+08:00"', true],
    ['@"2026-07-25T00:00:00Z" = @"2026-07-25T08:00:00+08:00"', true],
    ['@"2026-07-25" < @"2026-07-25T00:00:01Z"', true],
    ['x between 1 and 10', true],
    ['x between 11 and 20', false],
    ['x between null and 20', null],
    ['5 in (1, 2, > 4)', true],
    ['5 in [[1..2], [4..6]]', true],
    ['5 in 5', true],
    ['5 in (? > 3 and ? < 9)', true],
    ['2 in (? > 3, ? = 1)', false],
    ['true in (false, true)', true],
    ['false in false', true],
    ['1 in !=1', false],
    ['5 in null', null],
    ['null in [1, null]', true],
    ['"b" in ["a".."c"]', true],
    ['(function(a) a) = 1', null],
  ])('%s is %j', (source, expected) => {
    expect(value(source)).toBe(expected);
  });
});

describe('arithmetic (DMN 1.3, tables 43 to 48)', () => {
  it.each([
    ['1 + "a"', null],
    ['"a" + "b"', 'ab'],
    ['null + 1', null],
    ['1 / 0', null],
    ['0 / 0', null],
    ['10 ** 400', null],
    ['2 ** -1', 0.5],
    ['-null', null],
    ['true + 1', null],
    ['[1] + 1', null],
  ])('%s is %j', (source, expected) => {
    expect(value(source)).toBe(expected);
  });
});

describe('filters and paths (DMN 1.3, 10.3.2.4 and 10.3.2.5)', () => {
  it.each([
    ['list[1]', 1],
    ['list[-1]', 3],
    ['list[4]', null],
    ['list[1.5]', null],
    ['list[item > 1]', [2, 3]],
    ['list[> 1]', [2, 3]],
    ['list[x]', null],
    ['list[count(list) - 1]', 2],
    ['rows[active].name', ['甲', '丙']],
    ['rows[grade = "K" and amount > 1].name', ['丙']],
    ['rows[not(active)].name', ['乙']],
    ['rows[item.amount = 2][1].name', '乙'],
    ['rows.amount', [1, 2, 3]],
    ['rows.gone', [null, null, null]],
    ['[1, null, false][item = null]', [null]],
    ['[true, false][item = false]', [false]],
    ['x[1]', 10],
    ['null[1]', null],
    ['null.a', null],
    ['x.a', null],
    ['rows[1].constructor', null],
    ['{"__proto__": 1}.__proto__', 1],
    ['{a: 1}.__proto__', null],
  ])('%s is %j', (source, expected) => {
    expect(value(source)).toEqual(expected);
  });
});

describe('iteration (DMN 1.3, 10.3.2.14 and 10.3.2.15)', () => {
  it.each([
    ['for i in 1..3 return i * 2', [2, 4, 6]],
    ['for i in 3..1 return i', [3, 2, 1]],
    ['for i in 0..0 return i', [0]],
    ['for i in (1..4) return i', [2, 3]],
    ['for i in [1, 2], j in [10, 20] return i + j', [11, 21, 12, 22]],
    [
      'for i in [1, 2], j in 1..i return [i, j]',
      [
        [1, 1],
        [2, 1],
        [2, 2],
      ],
    ],
    ['for i in 1..6 return if i < 3 then 1 else partial[-1] + partial[-2]', [1, 1, 2, 3, 5, 8]],
    ['for i in 1..3 return count(partial)', [0, 1, 2]],
    ['for i in 1..3 return partial', [[], [[]], [[], [[]]]]],
    ['for d in @"2026-07-31"..@"2026-08-01" return d', ['2026-07-31', '2026-08-01']],
    ['for l in "a".."c" return l', ['a', 'b', 'c']],
    ['for i in null return i', null],
    ['for i in list, j in null return j', null],
    ['some i in list satisfies i = 2', true],
    ['some i in list, j in list satisfies i * j = 6', true],
    ['some i in [] satisfies true', false],
    ['every i in [] satisfies false', true],
    ['every i in list satisfies i < 3', false],
    ['some i in [1, null] satisfies i > 5', null],
    ['some i in [null, 6] satisfies i > 5', true],
    ['every i in [6, null] satisfies i > 5', null],
    ['every i in [null, 1] satisfies i > 5', false],
    ['some i in null satisfies true', null],
  ])('%s is %j', (source, expected) => {
    expect(value(source)).toEqual(expected);
  });
});

describe('functions (DMN 1.3, 10.3.2.11 and 10.3.2.12)', () => {
  it.each([
    ['(function(a, b) a - b)(5, 3)', 2],
    ['(function(a, b) a - b)(b: 5, a: 3)', -2],
    ['(function(a, b) b)(1)', null],
    ['(function(a: number) a)("1")', null],
    ['(function(a: number) a)([1])', 1],
    ['(function(a: list<number>) a)(1)', [1]],
    ['(function(a: Any) a)("1")', '1'],
    ['(function(a: number) a)(null)', null],
    ['{add: function(a) function(b) a + b, r: add(1)(2)}.r', 3],
    ['{count: function(l) "own", r: count([])}.r', 'own'],
    ['for count in [5] return count([1, 2])', [2]],
    ['[{f: function(n) n > 1, n: 1}, {f: function(n) n > 1, n: 2}][f(n)].n', [2]],
    ['sort(list, function(a, b) a > b)', [3, 2, 1]],
  ])('%s is %j', (source, expected) => {
    expect(value(source)).toEqual(expected);
  });

  it('are an error where they are none, or take other arguments', () => {
    expect(() => value('{f: 1}.f(2)')).toThrow('there is no such function: f');
    expect(() => value('(function(a) a)(1, 2)')).toThrow(
      'a function of 1 parameters is called with 2 arguments',
    );
    expect(() => value('(function(a) a)(b: 1)')).toThrow('no parameter "b"');
    expect(() => value('sort(list, function(a) a)')).toThrow(ExpressionError);
  });

  it('hide nothing behind variables of their names', () => {
    expect(evaluated('count([1, 2]) + count', { count: 3 })).toBe(5);
  });
});

describe('instance of (DMN 1.3, 10.3.2.3 and table 50)', () => {
  it.each([
    ['1 instance of number', true],
    ['"1" instance of number', false],
    ['"1" instance of string', true],
    ['true instance of boolean', true],
    ['null instance of number', false],
    ['null instance of Null', true],
    ['1 instance of Any', true],
    ['[1, null] instance of list<number>', true],
    ['[1, "a"] instance of list<number>', false],
    ['[1, "a"] instance of list', true],
    ['{a: 1, b: "x"} instance of context<a: number>', true],
    ['{a: "1"} instance of context<a: number>', false],
    ['{} instance of context', true],
    ['@"2026-07-25" instance of date', true],
    ['@"2026-07-25T00:00:00" instance of date', false],
    ['@"2026-07-25T00:00:00" instance of date and time', true],
    ['@"10:00:00" instance of time', true],
    ['@"P1D" instance of days and time duration', true],
    ['@"P1D" instance of years and months duration', false],
    ['@"P0M" instance of years and months duration', true],
    ['[1..2] instance of range<number>', true],
    ['null instance of function<>->Any', false],
    ['["a".."b"] instance of range<number>', false],
    ['(function(a) a) instance of function<number> -> number', true],
  ])('%s is %s', (source, expected) => {
    expect(value(source)).toBe(expected);
  });
});

describe('the work of one evaluation', () => {
  const endless = [
    'for i in 1..1000000000 return i',
    'count(for a in 1..1000, b in 1..1000 return 1)',
    'some a in 1..1000, b in 1..1000 satisfies false',
    'count((for i in 1..90000 return i)[sum(for j in 1..90000 return j) > item])',
    '{ f: function(g, n) if n = 0 then 1 else g(g, n - 1) + g(g, n - 1), r: f(f, 60) }.r',
    '{ f: function(g, n) g(g, n + 1), r: f(f, 0) }.r',
    'for i in 1..100 return concatenate([i], partial[-1], partial[-1])',
    'for i in 1..100 return [partial, partial]',
    '{d: function() for i in 1..60 return [partial[-1], partial[-1]], r: d() = d()}.r',
    `(for i in 1..60 return [partial[-1], partial[-1]]) instance of ${'list<'.repeat(50)}number${'>'.repeat(50)}`,
    'string length((for i in 1..60 return if i = 1 then "ab" else partial[-1] + partial[-1])[-1])',
    'string join(for i in 1..60000 return text, "")',
    'replace(text, ".", text)',
    'for i in 1..100000 return upper case(text)',
    'for i in 1..90000 return sum(numbers)',
    'for i in 1..90000 return -1 in numbers',
    'for i in 1..90000 return numbers = reverse(numbers)',
    'for i in 1..90000 return wide.no such',
    'string([for i in 1..90000 return text])',
    'for i in 1..90000 return text',
    'distinct values(for i in 1..90000 return [i, i])',
    'sort(numbers, function(a, b) every n in numbers satisfies n >= 0)',
    'string(for i in 1..100 return [partial, partial])',
    'flatten(for i in 1..100 return [partial, partial])',
    'matches(text, "(a+)+$")',
    'replace(text, "(.*)*x", "")',
    'split(text, "(a|b)*")',
  ];

  it.each(endless)('ends soon: %s', (source) => {
    const numbers = Array.from({ length: 5000 }, (_, index) => index);
    const wide = Object.fromEntries(numbers.map((number) => [`key ${number}`, number]));
    const data = { text: 'ab'.repeat(2000), numbers, wide };
    const before = performance.now();
    expect(() => evaluated(source, data)).toThrow(ExpressionError);
    expect(performance.now() - before).toBeLessThan(20_000);
  });

  it('reaches as far as usual work goes', () => {
    expect(evaluated('sum(for i in 1..50000 return i)')).toBe(1_250_025_000);
    expect(evaluated('count(distinct values(for i in 1..50000 return i))')).toBe(50_000);
    expect(evaluated('count(distinct values(for i in 1..1000 return {n: i, t: "x"}))')).toBe(1000);
    expect(evaluated('count((for i in 1..50000 return {n: i, t: "x"})[n > 25000])')).toBe(25_000);
    expect(evaluated('sort(for i in 1..5000 return -i, function(a, b) a < b)[1]')).toBe(-5000);
    expect(evaluated('{f: function(g, n) if n = 0 then 0 else 1 + g(g, n - 1), r: f(f, 100)}.r')).toBe(100);
  });
});
