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
  it('lead to their editor', () => {
    expect(placeOfProblem({ where: 'process', ...live })).toEqual({
      tab: { kind: 'process' },
      elementId: 'verify',
    });
    expect(placeOfProblem({ ...live, where: 'form:intake' })?.tab).toEqual({ kind: 'form', form: 'intake' });
    expect(placeOfProblem({ ...live, where: 'decision:triage' })).toBeNull();
  });
});
