import { describe, expect, it } from 'vitest';
import { ExpressionError } from '../../expression-error.ts';
import { evaluated, refusal } from '../testing/evaluate.ts';
import { functionNamed } from './functions.ts';

type Examples = readonly (readonly [source: string, value: unknown])[];

const families: { readonly [family: string]: Examples } = {
  'conversion (DMN 1.3, table 71)': [
    ['number("1 000,5", " ", ",")', 1000.5],
    ['number("1,000.5", ",", ".")', 1000.5],
    ['number("1.5", null, ",")', null],
    ['number("12x")', null],
    ['number("0x10")', null],
    ['number("")', null],
    ['number("1e3")', 1000],
    ['string(1.1)', '1.1'],
    ['string(null)', null],
    ['string({a: [1, "x", null], "b c": @"P1D"})', '{a: [1, "x", null], "b c": P1D}'],
    ['string([1..5))', '[1..5)'],
    ['date(2026, 7, 25)', '2026-07-25'],
    ['date(2026, 2, 30)', null],
    ['date(2026.5, 7, 1)', null],
    ['date(-44, 3, 15)', '-0044-03-15'],
    ['date(@"2026-07-25T23:30:00-05:00")', '2026-07-25'],
    ['date(year: 2026, month: 7, day: 25)', '2026-07-25'],
    ['date(from: "2026-07-25")', '2026-07-25'],
    ['date and time(@"2026-07-25", @"09:30:00Z")', '2026-07-25T09:30:00Z'],
    ['date and time(@"2026-07-25T23:00:00Z", @"09:30:00")', '2026-07-25T09:30:00+08:00'],
    ['date and time(@"2026-07-25")', '2026-07-25T00:00:00+08:00'],
    ['date and time("09:30:00")', null],
    ['time(@"2026-07-25T09:30:00Z")', '09:30:00'],
    ['time(9, 30, 15)', '09:30:15'],
    ['string(time(9, 30, 15.5, @"PT8H"))', '09:30:15.500+08:00'],
    ['time(25, 0, 0)', null],
    ['string(time(@"2026-07-25"))', '00:00:00Z'],
    ['duration("P1DT2H")', 'P1DT2H'],
    ['duration("1 day")', null],
    ['years and months duration(@"2011-12-22", @"2013-08-24")', 'P1Y8M'],
    ['years and months duration(@"2013-08-24", @"2011-12-22")', '-P1Y8M'],
    ['years and months duration(@"2026-01-31", @"2026-02-28")', 'P1M'],
  ],
  'booleans (10.3.4.2 and 10.3.4.6)': [
    ['not(true)', false],
    ['not(null)', null],
    ['not("true")', null],
    ['is(@"2012-12-25", @"23:00:50")', false],
    ['is(@"23:00:50Z", @"23:00:50")', false],
    ['is(@"23:00:50Z", @"23:00:50+00:00")', true],
    ['is([1], 1)', false],
    ['is(null, null)', true],
  ],
  'texts (table 73)': [
    ['substring("foobar", 3)', 'obar'],
    ['substring("foobar", 3, 3)', 'oba'],
    ['substring("foobar", -2, 1)', 'a'],
    ['substring("foobar", 0)', null],
    ['substring("foobar", -9)', null],
    ['substring("foobar", 9)', ''],
    ['substring("😀客户", 2)', '客户'],
    ['string length("😀客")', 2],
    ['upper case("aBc4")', 'ABC4'],
    ['substring before("foobar", "bar")', 'foo'],
    ['substring after("foobar", "ob")', 'ar'],
    ['substring after("", "a")', ''],
    ['replace("abcd", "(ab)|(a)", "[1=$1][2=$2]")', '[1=ab][2=]cd'],
    ['replace("a.b", "[.]", "$0$")', 'a.$b'],
    ['replace("foo", "O", "$&", "i")', 'f$&$&'],
    ['contains("foobar", "of")', false],
    ['matches("foobar", "^FO*b", "i")', true],
    ['matches("foobar", "^fo*b", "x")', null],
    ['split("John Doe", "\\s")', ['John', 'Doe']],
    ['split("a;b;;c", ";")', ['a', 'b', '', 'c']],
    ['string join(["a", null, "c"], "-")', 'a-c'],
    ['string join(["a", 1])', null],
    ['starts with(string: "foobar", match: "fo")', true],
    ['ends with("foobar", null)', null],
  ],
  'lists (table 74)': [
    ['list contains([1, [2], null], [2])', true],
    ['list contains([1, null], null)', true],
    ['list contains(null, 1)', null],
    ['count(1)', 1],
    ['sublist([4, 5, 6], 1, 2)', [4, 5]],
    ['sublist([4, 5, 6], -2)', [5, 6]],
    ['sublist([4, 5, 6], -4)', null],
    ['append([1], [2], null)', [1, [2], null]],
    ['concatenate([1, [2]], [3], 4)', [1, [2], 3, 4]],
    ['insert before([1, 3], 2, 2)', [1, 2, 3]],
    ['insert before([1, 3], 3, 2)', null],
    ['remove([1, 2, 3], -1)', [1, 2]],
    ['remove([1], 2)', null],
    ['reverse([1, 2, 3])', [3, 2, 1]],
    ['index of([1, 2, 3, 2], 2)', [2, 4]],
    ['index of([@"2026-07-25"], @"2026-07-25")', [1]],
    ['union([1, 2], [2, 3])', [1, 2, 3]],
    ['distinct values([1, "1", 1, {a: 1}, {a: 1}, null, null])', [1, '1', { a: 1 }, null]],
    ['flatten([[1, 2], [[3]], 4])', [1, 2, 3, 4]],
    ['list replace([1, 2, 3], 2, 9)', [1, 9, 3]],
    ['list replace([1, 2, 3], -1, 9)', [1, 2, 9]],
    ['list replace([2, 4, 7, 8], function(item, newItem) item < newItem, 5)', [5, 5, 7, 8]],
    ['sort([3, 1, 2], function(a, b) a < b)', [1, 2, 3]],
    ['sort([{k: 1, n: "a"}, {k: 0, n: "b"}, {k: 1, n: "c"}], function(a, b) a.k < b.k).n', ['b', 'a', 'c']],
  ],
  'statistics (table 74)': [
    ['min(1, 2, 3)', 1],
    ['min([])', null],
    ['min([1, null])', null],
    ['min("b", "a")', 'a'],
    ['max([@"2026-07-25", @"2026-07-26"])', '2026-07-26'],
    ['max([1, "a"])', null],
    ['sum([1, 2, 3])', 6],
    ['sum([])', null],
    ['sum([1, null])', null],
    ['mean(1, 2, 3)', 2],
    ['product([2, 3, 4])', 24],
    ['median([10, 9, 1])', 9],
    ['median(6, 1, 2, 3)', 2.5],
    ['stddev(2, 4, 7, 5)', 2.0816659994661326],
    ['stddev([1])', null],
    ['mode([6, 1, 9, 6, 1])', [1, 6]],
    ['mode([])', []],
    ['all([true, null])', null],
    ['all([false, null])', false],
    ['all([])', true],
    ['any([true, null])', true],
    ['any([false, null])', null],
    ['any([])', false],
    ['sum(list: [1, 2])', 3],
  ],
  'numbers (table 75)': [
    ['decimal(1/3, 2)', 0.33],
    ['decimal(2.5, 0)', 2],
    ['decimal(1.005, 2)', 1],
    ['decimal(1.015, 2)', 1.02],
    ['floor(-1.5)', -2],
    ['floor(1.15, 2)', 1.15],
    ['ceiling(-1.56, 1)', -1.5],
    ['round up(-1.126, 2)', -1.13],
    ['round down(-1.126, 2)', -1.12],
    ['round half up(1.005, 2)', 1.01],
    ['round half up(-5.5, 0)', -6],
    ['round half down(-5.5, 0)', -5],
    ['round half down(1.126, 2)', 1.13],
    ['round half up(1234.5, -2)', 1200],
    ['round half up(1.5, 0.5)', null],
    ['round half up(1.5, 400)', 1.5],
    ['floor(1000000000000000000000, 300)', 1e21],
    ['modulo(-12, 5)', 3],
    ['modulo(12, -5)', -3],
    ['modulo(10.1, 4.5)', 1.1],
    ['modulo(1, 0)', null],
    ['sqrt(-1)', null],
    ['log(0)', null],
    ['exp(1000)', null],
    ['odd(-3)', true],
    ['even(0)', true],
    ['odd(1.5)', false],
  ],
  'ranges (table 78)': [
    ['before(1, [5..10])', true],
    ['before([1..10), [10..20])', true],
    ['before([1..10], [10..20])', false],
    ['after(12, [1..10])', true],
    ['meets([1..5], [5..10])', true],
    ['meets([1..5), [5..10])', false],
    ['met by([5..10], [1..5])', true],
    ['overlaps([1..5], [3..8])', true],
    ['overlaps([1..5], (5..8])', false],
    ['overlaps before([1..5], [3..8])', true],
    ['overlaps before([1..5], [1..5])', false],
    ['overlaps before([1..5], (1..5])', true],
    ['overlaps before([1..5), [5..8])', false],
    ['overlaps after([3..8], [1..5])', true],
    ['overlaps after([3..8], (5..8])', false],
    ['finishes(5, [1..5])', true],
    ['finishes(5, [1..5))', false],
    ['finishes([3..5], [1..5])', true],
    ['finishes((1..5], [1..5])', true],
    ['finished by([1..5], [3..5])', true],
    ['includes([1..10], [4..6])', true],
    ['includes((1..10], 1)', false],
    ['during([4..6], [1..10])', true],
    ['starts(1, [1..5])', true],
    ['starts((1..5], [1..5])', false],
    ['started by([1..5], [1..3])', true],
    ['coincides([1..5], [1..5])', true],
    ['coincides(5, 5)', true],
    ['coincides([1..5], [1..5))', false],
    ['during(@"2026-07-25", [@"2026-07-01"..@"2026-07-31"])', true],
    ['before(1, "a")', null],
  ],
  'dates (table 77)': [
    ['day of year(@"2024-12-31")', 366],
    ['day of week(@"2026-07-25")', 'Saturday'],
    ['month of year(@"2026-07-25T23:00:00Z")', 'July'],
    ['week of year(@"2021-01-03")', 53],
    ['week of year(@"2026-01-01")', 1],
    ['week of year(@"2027-01-01")', 53],
    ['day of week(@"10:00:00")', null],
  ],
  'contexts (table 80 and DMN 1.4)': [
    ['get value({key 1: "a"}, "key 1")', 'a'],
    ['get value({a: {b: 1}}, ["a", "b"])', 1],
    ['get value({a: 1}, ["a", "b"])', null],
    ['get value({}, "constructor")', null],
    [
      'get entries({a: 1, b: 2})',
      [
        { key: 'a', value: 1 },
        { key: 'b', value: 2 },
      ],
    ],
    ['context([{key: "a", value: 1}, {key: "b", value: 2}])', { a: 1, b: 2 }],
    ['context([{key: "a", value: 1}, {key: "a", value: 2}])', null],
    ['context([{key: "a"}])', null],
    ['context put({x: 1}, "y", 2)', { x: 1, y: 2 }],
    ['context put({x: {y: 0}}, ["x", "y"], 2)', { x: { y: 2 } }],
    ['context put({x: 1}, ["x", "y"], 2)', null],
    ['context put({x: 1}, [], 2)', null],
    ['context merge([{a: 1}, {a: 2, b: 3}])', { a: 2, b: 3 }],
  ],
  'of Camunda 8': [
    ['is defined(1)', true],
    ['is defined(false)', true],
    ['is defined([null])', true],
    ['is defined(null)', false],
    ['is defined(gone)', false],
    ['is defined(gone.further)', false],
    ['not(is defined(value: gone))', true],
    ['get or else("this", "default")', 'this'],
    ['get or else(null, "default")', 'default'],
    ['get or else(null, null)', null],
    ['get or else(false, true)', false],
    ['get or else(value: gone.further, default: 0) + 1', 1],
    ['if true or get or else(gone, false) then get  or else(gone, 1) else 2', 1],
    ['[{a: 1}, {}][get or else(a, 0) = 0]', [{}]],
    ['assert(4, true)', 4],
    ['assert(value: null, condition: 1 = 1, cause: "why")', null],
    ['is blank("")', true],
    ['is blank(" \\t\\n\u3000")', true],
    ['is blank(" a ")', false],
    ['is blank(string: null)', null],
    ['trim("  hello   world ")', 'hello   world'],
    ['trim(null)', null],
    ['extract("references are 1234, 1256, 1378", "12[0-9]*")', ['1234', '1256']],
    ['extract("a-b", "([a-z])-")', ['a-']],
    ['extract("abc", "[0-9]")', []],
    ['extract(null, "a")', null],
    ['is empty([])', true],
    ['is empty([null])', false],
    ['is empty(gone)', null],
    ['partition([1, 2, 3, 4, 5], 2)', [[1, 2], [3, 4], [5]]],
    ['partition([], 2)', []],
    ['partition([1, 2], 0)', null],
    ['partition([1, 2], 0.5)', null],
  ],
};

describe.each(Object.entries(families))('built-in functions: %s', (_family, examples) => {
  it.each(examples)('%s is %j', (source, expected) => {
    expect(evaluated(source)).toEqual(expected);
  });
});

describe('a built-in function', () => {
  it('is found by its own name only', () => {
    expect(functionNamed('count')).not.toBeNull();
    expect(functionNamed('constructor')).toBeNull();
    expect(functionNamed('toString')).toBeNull();
  });

  it('is a value as well', () => {
    expect(evaluated('(if true then count else sum)([5, 6])')).toBe(2);
    expect(evaluated('{f: upper case, r: f("a")}.r')).toBe('A');
    expect(evaluated('count')).toBeNull();
    expect(evaluated('count = null', { count: null })).toBe(true);
  });

  it('takes a list of one as the value that is in it, and a value as a list of one', () => {
    expect(evaluated('upper case(["a"])')).toBe('A');
    expect(evaluated('reverse("a")')).toEqual(['a']);
  });

  it('fails where an assertion does not hold, and repeats no data', () => {
    const failure = 'the condition of an assertion does not hold';
    expect(() => evaluated('assert(x, x > 5)', { x: 4 })).toThrow(new ExpressionError(failure));
    expect(() => evaluated('assert(x, x > 5, "x is " + string(x))', { x: 4 })).toThrow(
      new ExpressionError(failure),
    );
    expect(() => evaluated('assert(x, null)')).toThrow(new ExpressionError(failure));
  });

  it.each(['uuid()', 'random number()'])(
    'gives the same result whenever it is called: there is no %s',
    (call) => {
      expect(refusal(call)).toContain('there is no such function');
    },
  );

  it('reads "get or else" as one name only where it is called', () => {
    expect(refusal('get or else')).toContain('a value is expected');
    expect(evaluated('get or gone', { get: true })).toBe(true);
  });

  it('extracts by no pattern that could run away', () => {
    expect(() => evaluated('extract("aaaa", "(a+)+$")')).toThrow(ExpressionError);
  });
});
