import { beforeEach, describe, expect, it } from 'vitest';
import { draftOf, dropDraft, forgetDrafts, keepDraft } from './drafts.ts';

beforeEach(() => sessionStorage.clear());

describe('drafts', () => {
  it('hold only what was changed', () => {
    keepDraft('t', { a: 1, rows: [{ x: 1 }] }, { a: 1, rows: [{ x: 2 }], b: null });
    expect(draftOf('t')).toEqual({ rows: [{ x: 2 }], b: null });
  });
  it('disappear when everything is as it was', () => {
    keepDraft('t', { a: 1 }, { a: 2 });
    keepDraft('t', { a: 1 }, { a: 1 });
    expect(draftOf('t')).toBeNull();
  });
  it('are dropped one by one, and all together', () => {
    sessionStorage.setItem('other', 'stays');
    keepDraft('t', {}, { a: 1 });
    keepDraft('u', {}, { a: 1 });
    dropDraft('t');
    expect([draftOf('t'), draftOf('u')]).toEqual([null, { a: 1 }]);
    forgetDrafts();
    expect([draftOf('u'), sessionStorage.getItem('other')]).toEqual([null, 'stays']);
  });
});
