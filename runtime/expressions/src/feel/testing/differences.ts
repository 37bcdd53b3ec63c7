import { REFUSED } from './outcomes.ts';

/** Where we differ from feelin on purpose, with the reason. Outcomes are JSON: ours first, then feelin's. */
export interface Difference {
  /** The clause of DMN 1.3 (or later), and what it says; or what else makes the difference. */
  readonly because: string;
  readonly outcomes: { readonly [source: string]: readonly [ours: string, feelins: string] };
}

export const differences: readonly Difference[] = [
  {
    because: 'table 41 and 42: values of different kinds have no order, so that comparing them is null',
    outcomes: {
      '1 < "a"': ['null', 'false'],
      '"a" < 1': ['null', 'false'],
      'true < false': ['null', REFUSED],
      'date("2026-07-25") < 1': ['null', 'false'],
      '[1, 2] < 3': ['null', 'false'],
      '1 < 2 < 3': ['null', 'true'],
    },
  },
  {
    because: 'table 41: lists are equal if all their items are, so that an empty one equals no other',
    outcomes: { '[] = list': ['false', 'null'] },
  },
  {
    because: 'table 42: between and ranges go from the lower to the higher end',
    outcomes: {
      '5 in [10..1]': ['false', 'true'],
      '5 between 10 and 1': ['false', 'true'],
    },
  },
  {
    because: 'rule 51: "in" binds like a comparison, more tightly than "and"',
    outcomes: { 'x in [1..20] and t': ['true', 'null'] },
  },
  {
    because: 'table 49: only true chooses the branch behind then',
    outcomes: { 'if 1 then 2 else 3': ['3', '2'], 'if "a" then 2 else 3': ['3', '2'] },
  },
  {
    because: '10.3.2.15: some is an "or" and every an "and" of all conditions, with their third value',
    outcomes: {
      'some i in [1, null] satisfies i > 1': ['null', 'false'],
      'every i in [1, null] satisfies i > 0': ['null', 'false'],
      'every i in list satisfies i': ['null', 'true'],
      'some i in list satisfies "x"': ['null', 'true'],
    },
  },
  {
    because: '10.3.2.5: a filter is asked of each item, and keeps the items for which it is true',
    outcomes: {
      'list[null]': ['[]', 'null'],
      '[1, null, 2][item = null]': ['[null]', '[]'],
      '[true, false][item = false]': ['[false]', '[]'],
      '[{a: true}, {a: false}][a]': ['[{"a":true}]', '[]'],
      'list[not(item = 1)]': ['[2,3]', '[1,2,3]'],
      'rows[not(grade = "K")].name': ['["乙"]', '[]'],
    },
  },
  {
    because: '10.3.2.14: iteration goes from the first to the last number, whichever they are',
    outcomes: {
      'for i in 0..0 return i': ['[0]', 'null'],
      'for i in (1..4) return i': ['[2,3]', '[1,2,3]'],
      'for d in @"2026-07-30"..@"2026-08-01" return d': ['["2026-07-30","2026-07-31","2026-08-01"]', REFUSED],
    },
  },
  {
    because: 'table 43 to 48: durations can be multiplied, divided and negated',
    outcomes: {
      'duration("P1D") * 2': ['"P2D"', 'null'],
      '2 * duration("P1D")': ['"P2D"', 'null'],
      'duration("P2D") / 2': ['"P1D"', 'null'],
      '-duration("P1D")': ['"-P1D"', 'null'],
    },
  },
  {
    because: 'table 45: a date plus a duration is a date',
    outcomes: { 'date("2026-07-25") + duration("PT36H")': ['"2026-07-26"', '"2026-07-26T12:00:00Z"'] },
  },
  {
    because:
      'table 41 and 42: durations are equal if their months or seconds are; months have no length in days',
    outcomes: {
      'duration("P200D") = duration("P201D")': ['false', 'true'],
      'duration("P1M") = duration("P30D")': ['null', 'true'],
      'duration("P1M") > duration("P20D")': ['null', 'true'],
    },
  },
  {
    because:
      'tables 58 to 61: properties are those of the value as it is written in full; times have an offset and zone',
    outcomes: {
      'duration("PT90M").hours': ['1', '0'],
      'duration("PT90M").minutes': ['30', '90'],
      'duration("P14M").years': ['1', '0'],
      'duration("P1D").years': ['null', '0'],
      '@"2026-07-25T10:00:00+08:00".time offset': ['"PT8H"', 'null'],
      '@"2026-07-25T10:00:00@Asia/Shanghai".timezone': ['"Asia/Shanghai"', 'null'],
    },
  },
  {
    because: '10.3.4.1: a duration of years and months is whole months',
    outcomes: {
      'years and months duration(date("2011-12-22"), date("2013-08-24"))': [
        '"P1Y8M"',
        '"P1Y8M1DT22H27M5.806S"',
      ],
      'years and months duration(date("2026-01-01"), date("2026-01-01"))': ['"P0M"', '"PT0S"'],
      'years and months duration(date("2026-03-01"), date("2025-01-01"))': ['"-P1Y2M"', '"P-1Y-2M"'],
    },
  },
  {
    because: '10.3.2.3.7 (XML Schema, dayTimeDuration): the sign stands before the P',
    outcomes: {
      '@"-P1D"': ['"-P1D"', '"P-1D"'],
      'duration("-P2D")': ['"-P2D"', '"P-2D"'],
      'date("2026-07-01") - date("2026-07-25")': ['"-P24D"', '"P-24D"'],
    },
  },
  {
    because: 'table 71: date(from) keeps the day that is shown; a date is a date and time at midnight',
    outcomes: {
      'date(@"2026-07-25T23:30:00-05:00")': ['"2026-07-25"', '"2026-07-26"'],
      'date("-0044-03-15")': ['"-0044-03-15"', REFUSED],
      'time(10, 15, 30, duration("PT8H"))': ['"10:15:30"', REFUSED],
    },
  },
  {
    because:
      'rules 35 and 64: literals with exponents, with code points of four and six digits, with an escaped quote',
    outcomes: {
      '1e3': ['1000', '1'],
      '1e308 * 10': ['null', '10'],
      '"it\\\'s"': ['"it\'s"', '"it\\\\\'s"'],
      '"\\u4e2d0"': ['"中0"', '"\u{4E2D0}"'],
    },
  },
  {
    because: 'table 50: instance of tells the type',
    outcomes: {
      'x instance of number': ['true', 'false'],
      'list instance of list<number>': ['true', REFUSED],
    },
  },
  {
    because: '10.3.4.1: number(from) reads decimal numbers and nothing else',
    outcomes: {
      'number(12)': ['12', 'null'],
      'number("")': ['null', '0'],
      'number("0x10")': ['null', '16'],
    },
  },
  {
    because: '10.3.2.3.1: numbers are decimal, so that 1.005 has its half, and none is infinite',
    outcomes: {
      'round half up(1.005, 2)': ['1.01', '1'],
      'floor(1.15, 2)': ['1.15', '1.14'],
      '10 ** 400 > 1': ['null', 'true'],
    },
  },
  {
    because: '10.3.4.3 and 10.3.4.4: positions count from 1 or, negative, from the end; others are outside',
    outcomes: {
      'substring("foobar", 0)': ['null', '"r"'],
      'sublist([1, 2, 3], 0)': ['null', '[3]'],
      'remove([1, 2, 3], -1)': ['[1,2]', '[1,3]'],
      'remove([1], 5)': ['null', '[1]'],
      'insert before([1, 2], -1, 9)': ['[1,9,2]', '[9,1,2]'],
    },
  },
  {
    because:
      '10.3.4.4: lists and dates are found by their value; numbers are sorted as numbers; what has an order has a least',
    outcomes: {
      'list contains([[1]], [1])': ['true', 'false'],
      'list contains([date("2026-07-25")], date("2026-07-25"))': ['true', 'false'],
      'index of([[1], [2]], [2])': ['[2]', '[]'],
      'median([10, 9, 1])': ['9', '10'],
      'min("a", "b")': ['"a"', 'null'],
      'max([date("2026-07-25"), date("2026-07-26")])': ['"2026-07-26"', 'null'],
    },
  },
  {
    because: '10.3.4.6: is compares kinds too',
    outcomes: {
      'is([1], 1)': ['false', 'true'],
      'is(date("2026-07-25"), @"2026-07-25T00:00:00Z")': ['false', 'true'],
    },
  },
  {
    because: '10.3.4.9, table 78: all relations of points and ranges',
    outcomes: {
      'overlaps before([1..5], [3..8])': ['true', REFUSED],
      'overlaps after([3..8], [1..5])': ['true', REFUSED],
      'finishes(5, [1..5])': ['true', REFUSED],
      'finished by([1..5], 5)': ['true', REFUSED],
      'during(5, [1..10])': ['true', REFUSED],
      'starts(1, [1..5])': ['true', REFUSED],
      'started by([1..5], 1)': ['true', REFUSED],
      'coincides([1..5], [1..5])': ['true', REFUSED],
    },
  },
  {
    because: 'DMN 1.4, 10.3.4.10: get value takes a path of keys',
    outcomes: { 'get value({a: {b: 1}}, ["a", "b"])': ['1', 'null'] },
  },
  {
    because: 'table 71: string() writes a range as FEEL does',
    outcomes: { 'string([1..5])': ['"[1..5]"', '"<range>"'] },
  },
  {
    because:
      '10.3.1.2: what follows an expression without an operator is an error, and so are arguments that are missing',
    outcomes: {
      'x = = 1': [REFUSED, 'null'],
      'x => 1': [REFUSED, 'null'],
      'x == 1': [REFUSED, 'null'],
      'count()': [REFUSED, '1'],
      'contains("a")': [REFUSED, 'null'],
      'min()': [REFUSED, 'null'],
    },
  },
  {
    because: 'bounds of ours: patterns that could run away, or are none, are errors',
    outcomes: {
      'matches("a", "(a+)+$")': [REFUSED, 'true'],
      'replace("a", "(", "b")': [REFUSED, 'null'],
    },
  },
  {
    because: 'models of Camunda 8 write names in backticks',
    outcomes: { '`order total`': ['21', REFUSED] },
  },
  {
    because: 'models of Camunda 8 call functions that it adds to those of DMN',
    outcomes: {
      'is defined(customer.grade)': ['true', REFUSED],
      'get or else(gone, "K")': ['"K"', REFUSED],
      'assert(x, x > 5, "too small")': ['10', REFUSED],
      'is blank(" ")': ['true', REFUSED],
      'trim(" a ")': ['"a"', REFUSED],
      'extract("a1b2", "[0-9]")': ['["1","2"]', REFUSED],
      'is empty(rows)': ['false', REFUSED],
      'partition(list, 2)': ['[[1,2],[3]]', REFUSED],
    },
  },
];

/** Unary tests about which we differ, for these inputs (as JSON). There the answers are opposite. */
export interface TestDifference {
  readonly because: string;
  readonly inputs: { readonly [source: string]: readonly string[] };
}

export const testDifferences: readonly TestDifference[] = [
  {
    because: 'table 42: texts and booleans have no order beside numbers',
    inputs: {
      '< 3': ['""', 'true', 'false'],
      '<= 3': ['""', 'true', 'false'],
      '< x': ['""', 'true', 'false'],
      '[1..3]': ['true'],
      '[1..3)': ['true'],
      '[1..3], [5..7]': ['true'],
      '[1..3], 9': ['true'],
      '< 1, > 3': ['""', 'false'],
      'not(< 3)': ['""', 'true', 'false'],
      'not([1..3])': ['true'],
      'not(> 3, < 1)': ['""', 'false'],
      '? in [1..3]': ['true'],
      'not(? > 2) and ? < 9': ['""', 'true', 'false'],
    },
  },
  {
    because:
      '10.3.2.9.4 and 7.3.2: a list of one counts as its value; a list passes a test that is the same list',
    inputs: {
      list: ['[1]'],
      'not(list)': ['[1]'],
      '[1, 3]': ['[1]', '[1,3]'],
      '? in [1, 3]': ['[1,3]'],
      '?': ['[1]', '[1,3]'],
    },
  },
  {
    because: '7.3.2: a test that is true lets the value pass, whatever the value is',
    inputs: { 'if ? = 1 then true else false': ['1', 'false', '[1]'] },
  },
  {
    because: 'rule 17: not(…) holds tests',
    inputs: { 'not()': ['null'] },
  },
];
