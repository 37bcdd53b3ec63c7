import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DATA, INPUTS } from './testing/data.ts';
import { differences, testDifferences } from './testing/differences.ts';
import { generatedExpression, generatedTests } from './testing/generated.ts';
import { feelinOutcome, feelinTestOutcome, ourOutcome, ourTestOutcome, REFUSED } from './testing/outcomes.ts';

/** Set to a printed seed to see a failure again. */
const seed = Number(process.env.FAST_CHECK_SEED ?? Math.trunc(Date.now() % 2 ** 31));
console.info(`FEEL beside feelin, random tests: FAST_CHECK_SEED=${seed}`);
const SLOW_MACHINE_MS = 60_000;

/** The files of a corpus: one expression a line. */
function corpus(folder: string): readonly (readonly [name: string, sources: readonly string[]])[] {
  const path = join(import.meta.dirname, 'testing/corpus', folder);
  return readdirSync(path).map((file) => [
    `${folder}/${file}`,
    readFileSync(join(path, file), 'utf8')
      .split('\n')
      .filter((line) => line !== ''),
  ]);
}

const expressions = [...corpus('language'), ...corpus('functions')];
const cells = corpus('tests').flatMap(([, sources]) => sources);

const differing = new Set(differences.flatMap(({ outcomes }) => Object.keys(outcomes)));
const inputsThatDiffer = new Map(testDifferences.flatMap(({ inputs }) => Object.entries(inputs)));

/** What is made up is FEEL. feelin cannot read some of what is nested deep; then there is nothing to compare. */
function expectSame(source: string, ours: string, feelins: string): void {
  expect(ours, source).not.toBe(REFUSED);
  if (feelins !== REFUSED) expect(ours, source).toBe(feelins);
}

describe('beside feelin, an interpreter of others,', () => {
  it.each(expressions)('expressions mean the same: %s', (_file, all) => {
    const sources = all.filter((source) => !differing.has(source));
    const outcomes = (outcomeOf: typeof ourOutcome) =>
      sources.map((source) => `${source}  ⇒  ${outcomeOf(source, DATA)}`);
    expect(outcomes(ourOutcome)).toEqual(outcomes(feelinOutcome));
  });

  it('unary tests let the same values pass', () => {
    for (const source of cells) {
      const expected = INPUTS.filter(
        (input) => !inputsThatDiffer.get(source)?.includes(JSON.stringify(input)),
      );
      if (source === 'not()') continue;
      const outcomes = (outcomeOf: typeof ourTestOutcome) =>
        expected.map((input) => `${JSON.stringify(input)}  ⇒  ${outcomeOf(source, input, DATA)}`);
      expect(outcomes(ourTestOutcome), source).toEqual(outcomes(feelinTestOutcome));
    }
  });

  it(
    'expressions that are made up mean the same',
    () => {
      fc.assert(
        fc.property(generatedExpression, (source) => {
          expectSame(source, ourOutcome(source, DATA), feelinOutcome(source, DATA));
        }),
        { seed, numRuns: 1000 },
      );
    },
    SLOW_MACHINE_MS,
  );

  it(
    'unary tests that are made up let the same numbers pass',
    () => {
      fc.assert(
        fc.property(generatedTests, fc.constantFrom(null, 0, 1, 3, 7), (source, input) => {
          expectSame(source, ourTestOutcome(source, input, DATA), feelinTestOutcome(source, input, DATA));
        }),
        { seed, numRuns: 600 },
      );
    },
    SLOW_MACHINE_MS,
  );

  it('there are hundreds of them', () => {
    const lines = [...expressions.flatMap(([, sources]) => sources), ...cells];
    expect(new Set(lines).size).toBeGreaterThan(900);
  });
});

describe('we differ from feelin on purpose', () => {
  it.each(differences)('since $because', ({ outcomes }) => {
    for (const [source, [ours, feelins]] of Object.entries(outcomes)) {
      expect(ourOutcome(source, DATA), source).toBe(ours);
      expect(feelinOutcome(source, DATA), source).toBe(feelins);
    }
  });

  it.each(testDifferences)('in unary tests, since $because', ({ inputs }) => {
    for (const [source, values] of Object.entries(inputs)) {
      for (const value of values) {
        const input = JSON.parse(value);
        const [ours, feelins] = [ourTestOutcome(source, input, DATA), feelinTestOutcome(source, input, DATA)];
        expect([ours, feelins].sort(), `${source} about ${value}`).not.toEqual([ours, ours]);
        expect(ours === REFUSED ? ours : `${ours !== 'true'}`).toBe(ours === REFUSED ? REFUSED : feelins);
      }
    }
  });
});
