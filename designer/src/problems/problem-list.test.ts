import { describe, expect, it } from 'vitest';
import { mergeProblems, placeOfProblem } from './problem-list.ts';

const live = { code: 'form-missing', elementId: 'verify', reason: 'No form.' };

describe('problems of a draft', () => {
  it('that engine and server both find are shown once', () => {
    const other = { where: 'form:intake', code: 'unknown-type', elementId: 'f1', reason: 'Unknown.' };
    expect(mergeProblems([live], [{ where: 'process', ...live }, other])).toEqual([
      { where: 'process', ...live },
      other,
    ]);
    expect(mergeProblems(null, [other])).toEqual([other]);
  });
  it('in decisions are those of the decisions at hand, once the engine has looked', () => {
    const saved = { where: 'decision:fee', code: 'rule-incomplete', elementId: 'r1', reason: 'Too short.' };
    const now = { where: 'decision:fee', code: 'expression-invalid', elementId: 'c1', reason: 'Unread.' };
    expect(mergeProblems(null, [saved], null)).toEqual([saved]);
    expect(mergeProblems(null, [saved], [now])).toEqual([now]);
    expect(mergeProblems(null, [saved], [])).toEqual([]);
  });
  it('lead to their editor', () => {
    expect(placeOfProblem({ where: 'process', ...live })).toEqual({
      tab: { kind: 'process' },
      elementId: 'verify',
    });
    expect(placeOfProblem({ ...live, where: 'form:intake' })?.tab).toEqual({ kind: 'form', form: 'intake' });
    expect(placeOfProblem({ ...live, where: 'decision:triage' })?.tab).toEqual({
      kind: 'decision',
      file: 'triage',
    });
    expect(placeOfProblem({ ...live, where: 'elsewhere' })).toBeNull();
  });
});
