import { evaluate, unaryTest } from '@bpmn-io/feelin';
import { DATA } from '../../feel/testing/data.ts';
import { parseFeel, parseUnaryTest } from '../../index.ts';

/**
 * Processor time of usual FEEL, beside feelin in the same run: `npx tsx runtime/expressions/src/testing/node/feel-timing.ts`.
 * feelin parses at every evaluation; ours is parsed once, and timed with and without.
 */
const EXPRESSIONS = [
  'amount > 100 and grade = "K"',
  'sum(rows.amount) * 1.13 + x',
  'rows[grade = "K"].name',
  'if customer.grade = "A" then customer.address.city else "none"',
  'for r in rows return {name: r.name, twice: r.amount * 2}',
  'some r in rows satisfies r.amount > 2',
  'date("2026-07-25") + duration("P3D")',
  'string join(rows.name, "、")',
  '{total: sum(rows.amount), tax: total * 0.13}',
  'contains(customer.name, "王") or starts with(grade, "K")',
];
const TESTS = ['"K", "A"', 'not("B")', '-', '[1..5]', '> x', '? = grade'];
const ENVIRONMENT = { now: '2026-07-24T17:30:00.000Z', timeZone: 'Asia/Shanghai' };
const [TURNS, TIMES] = [9, 100];

const expressions = EXPRESSIONS.map(parsedExpression);
const tests = TESTS.map(parsedTest);

const contenders: { readonly [name: string]: readonly [calls: number, work: () => void] } = {
  'evaluate, ours': [EXPRESSIONS.length, () => expressions.forEach(evaluated)],
  'parse and evaluate, ours': [
    EXPRESSIONS.length,
    () => EXPRESSIONS.map(parsedExpression).forEach(evaluated),
  ],
  'parse and evaluate, feelin': [
    EXPRESSIONS.length,
    () => {
      for (const source of EXPRESSIONS) evaluate(source, DATA);
    },
  ],
  'unary test, ours': [
    TESTS.length,
    () => {
      for (const test of tests) test.matches('K', DATA, ENVIRONMENT);
    },
  ],
  'unary test, feelin': [
    TESTS.length,
    () => {
      for (const source of TESTS) unaryTest(source, { ...DATA, '?': 'K' });
    },
  ],
};

const measured = new Map<string, number[]>(Object.keys(contenders).map((name) => [name, []]));
for (let turn = 0; turn < TURNS; turn += 1) {
  for (const [name, [calls, work]] of Object.entries(contenders)) {
    const before = process.cpuUsage();
    for (let time = 0; time < TIMES; time += 1) work();
    const { user, system } = process.cpuUsage(before);
    if (turn > 0) measured.get(name)?.push((user + system) / (TIMES * calls));
  }
}
for (const [name, turns] of measured)
  console.log(`${name.padEnd(28)}${median(turns).toFixed(2).padStart(9)} µs`);

function parsedExpression(source: string) {
  const parsed = parseFeel(source);
  if (!parsed.ok) throw new Error(parsed.reason);
  return parsed.expression;
}

function parsedTest(source: string) {
  const parsed = parseUnaryTest(source);
  if (!parsed.ok) throw new Error(parsed.reason);
  return parsed.test;
}

function evaluated(expression: ReturnType<typeof parsedExpression>): void {
  expression.evaluate(DATA, ENVIRONMENT);
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;
}
