import fc from 'fast-check';

/**
 * FEEL of well-typed parts, as text. Left out is what the list of differences names: comparisons of different kinds,
 * ranges that go down, conditions that are no booleans, and numbers that leave the decimal ones.
 */
interface Generated {
  number: string;
  boolean: string;
  text: string;
  numbers: string;
  texts: string;
  context: string;
}

const pick = (...sources: readonly string[]) => fc.constantFrom(...sources);

/** A template filled with generated parts: `filled(['(', ' + ', ')'], tie('number'), tie('number'))`. */
function filled(between: readonly string[], ...parts: readonly fc.Arbitrary<string>[]): fc.Arbitrary<string> {
  return fc
    .tuple(...parts)
    .map((values) => between.map((text, index) => text + (values[index] ?? '')).join(''));
}

const grammar = fc.letrec((tie: fc.LetrecTypedTie<Generated>) => {
  const [number, boolean, text] = [tie('number'), tie('boolean'), tie('text')];
  const [numbers, texts, context] = [tie('numbers'), tie('texts'), tie('context')];
  const orNull = { maxDepth: 4, withCrossShrink: true } as const;
  return {
    number: fc.oneof(
      orNull,
      pick('0', '1', '2.5', '-3', '10', 'x', 'z', 'amount', 'order total', 'rows[1].amount', 'null', 'gone'),
      fc
        .constantFrom('+', '-', '*', '/')
        .chain((operator) => filled(['(', ` ${operator} `, ')'], number, number)),
      filled(['-(', ')'], number),
      filled(['(if ', ' then ', ' else ', ')'], boolean, number, number),
      filled(['sum(', ')'], numbers),
      filled(['count(', ')'], fc.oneof(numbers, texts)),
      filled(['max(', ')'], numbers),
      filled(['min(', ')'], numbers),
      filled(['mean(', ')'], numbers),
      filled(['abs(', ')'], number),
      filled(['', '[1]'], numbers),
      filled(['', '[-1]'], numbers),
      filled(['string length(', ')'], text),
      filled(['', '.n'], context),
      filled(['(function(a, b) a * b - x)(', ', ', ')'], number, number),
      filled(['modulo(', ', 7)'], number),
    ),
    boolean: fc.oneof(
      orNull,
      pick('true', 'false', 't', 'f', 'null', 'gone', 'x > z', 'grade = "K"'),
      fc
        .constantFrom('<', '<=', '>', '>=', '=', '!=')
        .chain((operator) => filled(['(', ` ${operator} `, ')'], number, number)),
      fc
        .constantFrom('<', '>=', '=', '!=')
        .chain((operator) => filled(['(', ` ${operator} `, ')'], text, text)),
      fc.constantFrom('and', 'or').chain((operator) => filled(['(', ` ${operator} `, ')'], boolean, boolean)),
      filled(['not(', ')'], boolean),
      filled(['(', ' between 1 and 12)'], number),
      filled(['(', ' in [1, 2.5, x])'], number),
      filled(['(', ' in [1..10])'], number),
      filled(['(', ' in (> 3, < z))'], number),
      filled(['(some i in ', ' satisfies ((', ') = true and i != null))'], numbers, boolean),
      filled(['(every i in ', ' satisfies ((', ') = true or i = 1))'], numbers, boolean),
      filled(['contains(', ', ', ')'], text, text),
      filled(['list contains(', ', ', ')'], numbers, number),
      filled(['(', ' = ', ')'], pick('list', '[x, z]', 'rows.amount'), pick('list', '[1, 2, 3]', '[4, 5]')),
      filled(['(', ' = ', ')'], context, context),
    ),
    text: fc.oneof(
      orNull,
      pick('"K"', '""', '"客户"', '"a b"', 'grade', '客户等级', 'customer.name', '客户.姓名', 'null'),
      filled(['(', ' + ', ')'], text, text),
      filled(['(if ', ' then ', ' else ', ')'], boolean, text, text),
      filled(['upper case(', ')'], text),
      filled(['substring(', ', 2)'], text),
      filled(['substring before(', ', ', ')'], text, text),
      filled(['string(', ')'], fc.oneof(number, boolean)),
      filled(['string join(', ', "、")'], texts),
      filled(['', '.s'], context),
    ),
    numbers: fc.oneof(
      orNull,
      pick('list', '[]', '[1, 2, 3]', 'rows.amount', '[x, z]'),
      filled(['[', ', ', ']'], number, number),
      filled(['', '[item > ', ']'], numbers, number),
      filled(['(for i in ', ' return i + ', ')'], numbers, number),
      filled(['(for i in 1..3, j in ', ' return i * j)'], numbers),
      filled(['(for i in 1..4 return if i < 3 then ', ' else partial[-1])'], number),
      filled(['concatenate(', ', ', ')'], numbers, numbers),
      filled(['append(', ', ', ')'], numbers, number),
      filled(['reverse(', ')'], numbers),
      filled(['flatten([', ', [', ']])'], numbers, number),
      filled(['sublist(', ', 2)'], numbers),
    ),
    texts: fc.oneof(
      orNull,
      pick('rows.name', '["a", "b"]', '[]', 'rows[amount > 1].grade', 'customer.tags'),
      filled(['[', ', ', ']'], text, text),
      filled(['(for s in ', ' return s + ', ')'], texts, text),
      filled(['distinct values(', ')'], texts),
    ),
    context: fc.oneof(
      orNull,
      pick('{n: 1, s: "x"}', '{}'),
      filled(['{n: ', ', s: ', '}'], number, text),
      filled(['{n: ', ', m: n, s: "y"}'], number),
      filled(['context put(', ', "n", ', ')'], context, number),
    ),
  };
});

/** Any expression of the kinds above. */
export const generatedExpression: fc.Arbitrary<string> = fc.oneof(
  grammar.number,
  grammar.boolean,
  grammar.text,
  grammar.numbers,
  grammar.texts,
  grammar.context,
);

/** What a unary test may compare with. Small, since feelin reads `not(` before much else as a call. */
const operand = pick(
  '1',
  '3',
  'x',
  'z',
  'gone',
  'x - z',
  'z + 1',
  'sum(list)',
  'list[1]',
  '-1',
  'customer.orders[2].amount',
);

/** A cell of a decision table: tests between commas, perhaps negated. */
export const generatedTests: fc.Arbitrary<string> = fc
  .tuple(
    fc.boolean(),
    fc.array(
      fc.oneof(
        operand,
        pick('"K"', 'null', '[1..5]', '(1..3]', 'grade', 'list', '? > 2', '? != null', '? in [1, 2]'),
        fc
          .constantFrom('<', '<=', '>', '>=', '=', '!=')
          .chain((operator) => filled([`${operator} `, ''], operand)),
        filled(['[-3..', ')'], operand),
        filled(['? = ', ''], operand),
      ),
      { minLength: 1, maxLength: 3 },
    ),
  )
  .map(([negated, tests]) => (negated ? `not(${tests.join(', ')})` : tests.join(', ')));
