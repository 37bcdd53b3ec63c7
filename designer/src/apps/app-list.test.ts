import { describe, expect, it } from 'vitest';
import { sampleApp } from '../testing/samples.ts';
import { draftStateOf, isFound, keyFor, sorted } from './app-list.ts';

describe('the list of apps', () => {
  it('finds by name, domain and key in both languages', () => {
    const app = sampleApp();
    for (const search of ['投诉', 'HANDLING', 'complaints', 'compl', ''])
      expect(isFound(app, search)).toBe(true);
    expect(isFound(app, '回访')).toBe(false);
  });
  it('says how a draft stands to what is published', () => {
    expect(draftStateOf(sampleApp('a', { publishedVersion: null }))).toBe('unpublished');
    expect(draftStateOf(sampleApp('a', { draftRev: 0 }))).toBe('same');
    expect(draftStateOf(sampleApp('a', { draftRev: 2 }))).toBe('edited');
  });
  it('shows first what was edited last', () => {
    const old = sampleApp('old', { draftEditedAt: '2026-01-01T00:00:00.000Z' });
    const never = sampleApp('never', { draftEditedAt: null });
    expect(sorted([never, old, sampleApp('new')]).map(({ key }) => key)).toEqual(['new', 'old', 'never']);
  });
  it('proposes keys that the contract takes', () => {
    expect(keyFor({ zh: '', en: '7 Customer Follow-up (visit)' })).toBe('customer-follow-up-visit');
    expect(keyFor({ zh: '客户回访', en: '' })).toBe('');
  });
});
