import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseUnaryTest } from '../feel-expression.ts';
import { evaluated, refusal } from '../testing/evaluate.ts';

/** Set to a printed seed to see a failure again. */
const seed = Number(process.env.FAST_CHECK_SEED ?? Math.trunc(Date.now() % 2 ** 31));
console.info(`FEEL syntax, random tests: FAST_CHECK_SEED=${seed}`);

describe('the grammar of FEEL (DMN 1.3, 10.3.1.2)', () => {
  it.each([
    ['operators bind as rule 4 lists them', '1 + 2 * 3 ** 2 - 4 / 2', 17],
    ['operators of one level go from left to right', '100 / 10 / 2 - 1 - 1', 3],
    ['powers too', '2 ** 3 ** 2', 64],
    ['a sign binds more tightly than all of them', '-2 ** 2', 4],
    ['signs may follow each other', '1 - - -1', 0],
    ['and binds more tightly than or', 'true or false and false', true],
    ['comparisons bind more tightly than and', '1 < 2 and 3 > 2', true],
    ['"and" belongs to between before it joins', '2 between 1 and 3 and true', true],
    ['in binds like a comparison', '2 in [1..3] and 5 in (> 4) and not(5 in (< 4))', true],
    ['instance of binds more tightly than arithmetic', '1 + 1 instance of number = null', true],
    ['a path, a filter and a call belong to what stands before', '{a: [{b: 5}]}.a[1].b + 1', 6],
    ['a branch goes as far as it can', 'if false then 1 else 2 + 3', 5],
    ['a body goes as far as it can', 'sum(for i in [1, 2] return i + 1)', 5],
    [
      'ranges begin and end with any bracket',
      '[1 in ]1..3], 1 in [1..3[, 3 in [1..3[]',
      [false, true, false],
    ],
    ['a bracket that closes a range opens no filter', '{r: ]1..5[, n: 1}.n', 1],
    ['numbers may begin with a dot and have an exponent', '.5 + 1e2 + 1.5E-1', 100.65],
    ['comments are white space', '1 /* one */ + // two\n 2 /***/', 3],
    ['texts have escapes', '"\\"\\\\\\n\\r\\t\\u4e2d\\U01F600\\\'"', '"\\\n\r\t中😀\''],
    ['other backslashes stand for themselves', '"\\d\\u12"', '\\d\\u12'],
    [
      'a context may use the keys before',
      '{a: 1, b: a + 1, "c d": b + 1, e: c d + 1}',
      { a: 1, b: 2, 'c d': 3, e: 4 },
    ],
  ])('%s', (_what, source, value) => {
    expect(evaluated(source)).toEqual(value);
  });
});

describe('names (DMN 1.3, 10.3.1.2 rules 27 to 30, and 10.3.1.4)', () => {
  const data = {
    'order amount': 100,
    discount: 20,
    'order-amount': 7,
    客户等级: 'K',
    '客户-级': 'special',
    'place and time': 'here',
    'for sale': true,
    'line 2': 'second',
    'a.b': 1,
    "customer's age": 40,
    a: { b: 2 },
    'discount>3': 'no name',
    '2nd': 'no name',
    customer: { 'first-name': 'Fang', 'e mail': 'f@example.com', 'in full': 'Wang Fang' },
    rows: [{ 'unit-price': 3 }, { 'unit-price': 4 }],
  };

  it.each([
    ['have spaces, as many as you like', 'order   amount - discount', 80],
    ['are Chinese', '客户等级 = "K"', true],
    ['have symbols where the data have them', 'order-amount', 7],
    ['with or without white space around', 'order - amount + 1', 8],
    ['have symbols though Chinese', '客户-级', 'special'],
    ['subtract where the data have no such name', 'discount-discount', 0],
    ['have words of the grammar in them', 'place and time', 'here'],
    ['have numbers in them', 'line 2', 'second'],
    ['of members have all that too', 'customer.first-name + customer.in full', 'FangWang Fang'],
    ['of members have spaces', 'customer.e mail', 'f@example.com'],
    ['of items have symbols', 'rows[unit-price > 3].unit-price', [4]],
    ['are declared with symbols', 'for unit-price in [1, 2] return unit-price * 2', [2, 4]],
    ['are declared as keys of a context', '{"net-price": 5, b: net-price - 1}.b', 4],
    ['are declared as parameters', '(function(net-price) net-price + 1)(1)', 2],
    ['may stand in backticks', '`for sale`', true],
    ['have dots in backticks', '`a.b` + a.b', 3],
    ['have apostrophes in backticks', "`customer's age` + 1", 41],
    ['have no signs of comparison, whatever the data have', 'discount>3', true],
    ['of functions with "and" need a parenthesis', 'date and time = null', false],
  ])('%s', (_what, source, value) => {
    expect(evaluated(source, data)).toEqual(value);
  });

  it('mean what each set of data has, from one parsed source', () => {
    expect(evaluated('a-b', { a: 5, b: 3 })).toBe(2);
    expect(evaluated('a-b', { a: 5, b: 3, 'a-b': 'name' })).toBe('name');
    expect(evaluated('a-b', { a: 5, b: 3, 'x-y': 1 })).toBe(2);
  });
});

describe('what is no FEEL', () => {
  it.each([
    ['1 +', 4, 'a value is expected, but the text ends'],
    ['(1 + 2', 7, '")" is expected, but the text ends'],
    ['sum([1, 2) + 1', 10, '"," or "]" is expected'],
    ['[1, 2,]', 7, 'a value is expected'],
    ['[1..', 5, 'a value is expected, but the text ends'],
    ['[1..5', 6, 'the end of a range'],
    ['{a: 1,}', 7, 'a name is expected'],
    ['{a 1}', 5, '":" is expected'],
    ['if a then b', 12, '"else" is expected'],
    ['if a else b', 6, '"then" is expected'],
    ['for x in list', 14, '"return" is expected'],
    ['for in list return 1', 5, 'a name is expected'],
    ['some x in list', 15, '"satisfies" is expected'],
    ['x between 1', 12, '"and" is expected'],
    ['a = = b', 5, 'a value is expected'],
    ['a == b', 4, 'a value is expected'],
    ['a && b', 3, '"&" has no meaning here'],
    ['1 2', 3, 'an operator or the end is expected'],
    ['not true', 5, 'an operator or the end is expected'],
    ['"open', 1, 'a text that is not closed begins here'],
    ['1 /* open', 3, 'a comment that is not closed begins here'],
    ['`open', 1, 'a name that is not closed begins here'],
    ['@today', 2, 'a date, time or duration in quotes is expected'],
    ['x instance of thing', 15, 'the name of a type'],
    ['function(a) external {}', 13, 'functions of other languages are not supported'],
    ['frobnicate(1)', 11, 'there is no such function: frobnicate'],
    ['name.startsWith("x")', 16, 'there is no such function: startsWith'],
    ['count(1, 2)', 6, 'it is count(list)'],
    ['substring("a")', 10, 'it is substring(string, start position, length)'],
    ['substring(string: "a", begin: 1)', 10, 'it is substring(string, start position, length)'],
    ['count(list: [1], 2)', 18, 'the name of an argument is expected'],
    ['1e999', 1, 'this number is too large'],
  ])('%s is refused at character %i', (source, character, reason) => {
    expect(refusal(source)).toContain(`not FEEL at character ${character} (`);
    expect(refusal(source)).toContain(reason);
  });

  it('is told by line where there are several', () => {
    expect(refusal('1 +\n  2 *\n')).toBe(
      'not FEEL at line 3, character 1 ("1 + 2 *"): a value is expected, but the text ends',
    );
  });

  it.each([
    ['parentheses', `${'('.repeat(5000)}1${')'.repeat(5000)}`],
    ['lists', '['.repeat(9000)],
    ['signs', `${'-'.repeat(9000)}x`],
    ['paths', `x${'.a'.repeat(9000)}`],
    ['paths of paths', `${'('.repeat(100)}x${`${'.a'.repeat(90)})`.repeat(100)}`],
    ['comparisons', `1${' = 1'.repeat(4000)}`],
    ['functions', 'function() '.repeat(1500)],
    ['contexts', '{a: '.repeat(4000)],
    ['types', `x instance of ${'list<'.repeat(3000)}`],
  ])('is what nests too deep: %s', (_what, source) => {
    expect(refusal(source)).toMatch(/nest/);
  });

  it.each([
    ['sums', `1${' + 1'.repeat(4000)}`, 4001],
    ['disjunctions', `false${' or x.a = 1'.repeat(1500)}`, false],
    ['else-ifs', `${'if false then 1 else '.repeat(800)}2`, 2],
    ['paths beside each other', `[${Array(2000).fill('x.a').join(', ')}][1]`, null],
  ])('is not what is only long: %s', (_what, source, value) => {
    expect(evaluated(source)).toBe(value);
  });

  it('never throws, whatever the words', () => {
    const words =
      'x 1 "a" @"P1D" + - * ** = != < >= and or in between ( ) [ ] { } , .. : . ? if then else for return some every satisfies function not instance of date and time count list ` // /* \\ \n 客户';
    const soup = fc
      .array(fc.constantFrom(...words.split(' ')), { maxLength: 12 })
      .map((parts) => parts.join(' '));
    fc.assert(
      fc.property(soup, (source) => {
        expect(refusal(source)).toMatch(/^(accepted$|not FEEL at |an empty text)/);
        expect(typeof parseUnaryTest(source).ok).toBe('boolean');
      }),
      { seed, numRuns: 3000 },
    );
  });
});
