import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Environment, ExpressionError, type Json, parseExpression, type Variables } from './index.ts';

/** Set to a printed seed to see a failure again. */
const seed = Number(process.env.FAST_CHECK_SEED ?? Math.trunc(Date.now() % 2 ** 31));
console.info(`expressions, random tests: FAST_CHECK_SEED=${seed}`);
const SLOW_MACHINE_MS = 60_000;
const check = <T>(input: fc.Arbitrary<T>, holds: (value: T) => void, numRuns: number) =>
  fc.assert(fc.property(input, holds), { seed, numRuns });

const json = fc.jsonValue({ maxDepth: 3 }).map((value) => JSON.parse(JSON.stringify(value)) as Json);
const scalar: fc.Arbitrary<Json> = fc.oneof(
  fc.constant(null),
  fc.boolean(),
  fc.integer(),
  // JSON cannot tell -0 from 0.
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => number + 0),
  fc.constantFrom(
    '',
    'K',
    '退款',
    '12',
    '2026-02-28',
    '2026-07-24 09:30',
    '2026-07-24T17:30:00Z',
    'PT36H',
    'P1M',
    '^a+$',
  ),
  fc.string({ maxLength: 8 }),
);
const names = ['a', 'b', 'list', '客户'] as const;
const data: fc.Arbitrary<Variables> = fc.record(
  {
    a: fc.oneof(scalar, json),
    b: scalar,
    list: fc.oneof(fc.array(scalar, { maxLength: 5 }), json),
    客户: json,
  },
  { requiredKeys: [] },
);
const environment: fc.Arbitrary<Environment> = fc.record({
  now: fc
    .date({
      min: new Date('1990-01-01T00:00:00Z'),
      max: new Date('2090-01-01T00:00:00Z'),
      noInvalidDate: true,
    })
    .map((date) => date.toISOString()),
  timeZone: fc.constantFrom(
    'Asia/Shanghai',
    'UTC',
    'America/New_York',
    'Australia/Lord_Howe',
    'Asia/Kathmandu',
  ),
});

const operators = (
  '< <= > >= == != === !== + - * / % min max round floor ceil cat substr in merge length startsWith endsWith matches ' +
  'daysBetween hoursBetween addDuration today now ! !! if and or map filter reduce all some none missing var'
).split(' ');
const { rule } = fc.letrec<{ rule: object; term: Json | object }>((tie) => ({
  term: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    scalar,
    fc
      .constantFrom(...names, 'list.0', 'current', 'accumulator', 'constructor')
      .map((path) => ({ var: path })),
    tie('rule'),
  ),
  rule: fc
    .tuple(fc.constantFrom(...operators), fc.array(tie('term'), { minLength: 1, maxLength: 2 }))
    .map(([operator, args]) => ({ [operator]: args })),
}));

const literals = [
  '1',
  '0.5',
  '-3',
  '"K"',
  'null',
  'true',
  '@"2026-07-24"',
  '[1, 2]',
  '{ a: 1 }',
  'today()',
  'now()',
];
const calls = [
  'date',
  'date and time',
  'time',
  'duration',
  'string',
  'number',
  'count',
  'sum',
  'not',
  'day of week',
];
const { feel } = fc.letrec<{ feel: string }>((tie) => ({
  feel: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.constantFrom(...literals, ...names, 'a.b', 'list[1]'),
    fc
      .tuple(
        tie('feel'),
        fc.constantFrom('+', '-', '*', '/', '=', '!=', '<', '>=', 'and', 'or', 'in'),
        tie('feel'),
      )
      .map(([left, operator, right]) => `(${left}) ${operator} (${right})`),
    fc.tuple(fc.constantFrom(...calls), tie('feel')).map(([name, arg]) => `${name}(${arg})`),
    fc.tuple(tie('feel'), tie('feel'), tie('feel')).map(([c, t, e]) => `if ${c} then ${t} else ${e}`),
    fc.tuple(tie('feel'), tie('feel')).map(([list, body]) => `for x in ${list} return ${body}`),
    fc.tuple(tie('feel'), tie('feel')).map(([from, to]) => `for x in ${from}..${to} return x`),
    fc.tuple(tie('feel'), tie('feel')).map(([list, test]) => `(${list})[${test}]`),
    fc.tuple(tie('feel'), tie('feel')).map(([list, test]) => `some x in ${list} satisfies ${test}`),
  ),
}));

/** What comes of it, as text: the value, or that it cannot be worked out. Any other error passes through. */
function outcome(source: object | string, variables: Variables, at: Environment): string {
  const parsed = parseExpression(source);
  if (!parsed.ok) return `refused: ${parsed.reason}`;
  try {
    const value = parsed.expression.evaluate(variables, at);
    expect(JSON.parse(JSON.stringify(value))).toEqual(value);
    return JSON.stringify(value);
  } catch (error) {
    if (error instanceof ExpressionError) return `error: ${error.message}`;
    throw error;
  }
}

describe.each([
  ['JSON Logic', rule, 1500],
  ['FEEL', feel.map((text) => `=${text}`), 600],
  ['any text', fc.string({ maxLength: 40 }).map((text) => `=${text}`), 600],
] as [string, fc.Arbitrary<object | string>, number][])('%s', (_name, source, runs) => {
  it(
    'gives JSON or an ExpressionError, the same every time, and leaves its data alone',
    () => {
      check(
        fc.tuple(source, data, environment),
        ([expression, variables, at]) => {
          const before = JSON.stringify(variables);
          const first = outcome(expression, variables, at);
          expect(outcome(expression, JSON.parse(before) as Variables, at)).toBe(first);
          expect(JSON.stringify(variables)).toBe(before);
        },
        runs,
      );
    },
    SLOW_MACHINE_MS,
  );
});

describe('order', () => {
  it('of two values holds in at most one direction', () => {
    check(
      fc.tuple(scalar, scalar, environment),
      ([a, b, at]) => {
        const holds = (operator: string) =>
          outcome({ [operator]: [{ var: 'a' }, { var: 'b' }] }, { a, b }, at) === 'true';
        expect(holds('<') && holds('>')).toBe(false);
        expect(holds('<=')).toBe(holds('<') || (holds('<=') && holds('>=')));
        if (a === null || b === null) expect(holds('<=') || holds('>=')).toBe(false);
      },
      1000,
    );
  });
});

describe('round', () => {
  it('never moves money by more than half a cent, and rounds what is rounded no further', () => {
    check(
      fc.integer({ min: -1e9, max: 1e9 }).map((tenthsOfCents) => tenthsOfCents / 1000),
      (amount) => {
        const at = { now: '2026-07-24T17:30:00.000Z', timeZone: 'UTC' };
        const rounded = Number(outcome({ round: [{ var: 'amount' }, 2] }, { amount }, at));
        expect(Math.abs(rounded - amount)).toBeLessThanOrEqual(0.005 + 1e-9);
        expect(outcome({ round: [{ var: 'rounded' }, 2] }, { rounded }, at)).toBe(JSON.stringify(rounded));
        expect(Number(outcome({ round: [{ var: 'amount' }, 2] }, { amount: -amount }, at))).toBe(0 - rounded);
      },
      1000,
    );
  });
});
