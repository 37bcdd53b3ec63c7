import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Variables } from '../json.ts';
import { compileDecisions } from './compile-decisions.ts';
import { type DecisionResult, evaluateDecision } from './evaluate-decision.ts';

const environment = { now: '2026-07-24T17:30:00.000Z', timeZone: 'Asia/Shanghai' };

const sample = (name: string) => readFileSync(new URL(`./samples/${name}.dmn`, import.meta.url), 'utf8');

async function decide(file: string, decisionId: string, variables: Variables): Promise<DecisionResult> {
  const compiled = await compileDecisions(sample(file));
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems));
  const decision = compiled.decisions[decisionId];
  if (decision === undefined) throw new Error(`no decision ${decisionId}`);
  return evaluateDecision(decision, variables, environment);
}

async function problemsOf(xml: string): Promise<readonly string[]> {
  const compiled = await compileDecisions(xml);
  return compiled.ok ? [] : compiled.problems.map(({ elementId, code }) => `${elementId}: ${code}`);
}

describe('hit policies', () => {
  const result = async (decisionId: string, score: number | null) =>
    decide('hit-policies', decisionId, { score });
  const [pass, good, excellent] = [
    { grade: 'pass', bonus: 1 },
    { grade: 'good', bonus: 2 },
    { grade: 'excellent', bonus: 3 },
  ];

  it.each([
    ['first', 95, pass, [1]],
    ['unique', 70, pass, [1]],
    ['priority', 95, excellent, [3]],
    ['any', 70, pass, [1]],
    ['collect', 85, [pass, good], [1, 2]],
    ['rule_order', 95, [pass, good, excellent], [1, 2, 3]],
    ['output_order', 95, [excellent, good, pass], [3, 2, 1]],
    ['sum', 85, { points: 0.3 }, [1, 2]],
    ['min', 95, { points: 0.1 }, [1, 2, 3]],
    ['max', 95, { points: 5 }, [1, 2, 3]],
    ['count', 95, { points: 3 }, [1, 2, 3]],
    ['count', 10, { points: 0 }, []],
    ['sum', 10, null, []],
    ['collect', 10, null, []],
    ['first', null, null, []],
    ['agreeing', 85, { passed: true }, [1]],
    ['bare', 60, 'pass', [1]],
    ['bare', 10, 'none', []],
  ])('%s on a score of %j', async (decisionId, score, expected, matchedRules) => {
    expect(await result(decisionId, score)).toEqual({ ok: true, result: expected, matchedRules });
  });

  it('refuse what they do not allow', async () => {
    expect(await result('unique', 85)).toMatchObject({ ok: false, code: 'several-rules-match' });
    expect(await result('any', 85)).toMatchObject({ ok: false, code: 'rules-disagree' });
    expect(await decide('hit-policies', 'first', { score: 'high' })).toEqual({
      ok: false,
      code: 'input-type-mismatch',
      reason: 'Decision "first": input "得分" is no number.',
    });
  });

  it.each([
    ['2026-07-01', 'summer'],
    ['2026-07-25', 'summer'],
    ['2026-12-01', 'future'],
    ['2020-12-01', 'other'],
  ])('look at %s as a date', async (day, season) => {
    expect(await decide('hit-policies', 'dated', { day })).toMatchObject({ result: { season } });
  });
});

describe('decisions that require others', () => {
  const complaint = { type: 'quality', claimAmount: 20_000, receivedAt: '2026-07-24T16:00:00' };

  it('read their values, made once and first', async () => {
    expect(
      await decide('complaint-handling', 'handling_plan', { complaint, customer: { grade: 'K' } }),
    ).toEqual({
      ok: true,
      result: { handler: 'csDirector', respondWithin: 'PT1H' },
      matchedRules: [1],
    });
    expect(await decide('complaint-handling', 'promise', { complaint, customer: { grade: 'B' } })).toEqual({
      ok: true,
      result: '2026-07-24T20:00:00+08:00',
      matchedRules: [],
    });
    expect(await decide('complaint-handling', 'complaint_level', { complaint })).toMatchObject({
      result: { level: 'major' },
    });
  });

  it('say which decision failed', async () => {
    const strange = { ...complaint, type: 'weather' };
    expect(await decide('complaint-handling', 'promise', { complaint: strange, customer: {} })).toEqual({
      ok: false,
      code: 'input-not-allowed',
      reason: 'Decision "投诉等级": input "投诉类型" is none of "quality", "privacy", "attitude".',
    });
  });
});

describe('a file with problems', () => {
  it('is refused with all of them', async () => {
    expect(await problemsOf(sample('with-problems'))).toEqual([
      'to_nowhere: requirement-unknown',
      'circle_a: requirement-circle',
      'broken_input_1_expression: expression-invalid',
      'broken_rule_1_input_1: expression-invalid',
      'broken_rule_1: rule-incomplete',
      'broken_rule_2_output_1: expression-invalid',
      'broken_table: aggregation-unknown',
      'broken_table: aggregation-of-many-outputs',
      'broken_table: output-without-name',
      'priority_without_table: output-values-missing',
      'lb: expression-language-not-supported',
      'empty: decision-without-logic',
      'contextual: decision-logic-not-supported',
    ]);
  });

  it('is refused where it is no DMN 1.3, or declares what could be abused', async () => {
    const withEntity = '<!DOCTYPE d [<!ENTITY x "y">]><definitions/>';
    expect(await problemsOf(withEntity)).toEqual(['null: document-type-not-allowed']);
    expect(await problemsOf('<a/>')).toEqual(['null: document-not-dmn']);
    expect(await problemsOf('not xml')).toEqual(['null: document-not-dmn']);
    const namespace = 'https://www.omg.org/spec/DMN/20191111/MODEL/';
    expect(await problemsOf(`<definitions xmlns="${namespace}" id="d"/>`)).toEqual(['d: decision-missing']);
    const twice = sample('complaint-handling').replace('id="customer"', 'id="complaint"');
    expect(await problemsOf(twice)).toContain('complaint: duplicate-id');
  });
});
