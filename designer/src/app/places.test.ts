import { describe, expect, it } from 'vitest';
import { isWithin, type Place, pathOf, placeOf } from './places.ts';

describe('addresses of the designer', () => {
  it.each<Place>([
    { at: 'apps' },
    { at: 'app', key: 'complaint-handling', tab: { kind: 'process' } },
    { at: 'app', key: 'complaint-handling', tab: { kind: 'settings' } },
    { at: 'app', key: 'complaint-handling', tab: { kind: 'form', form: 'a/b 表' } },
    { at: 'app', key: 'complaint-handling', tab: { kind: 'decision', file: '定级/1' } },
  ])('lead back to %j', (place) => {
    expect(placeOf(pathOf(place))).toEqual(place);
  });
  it('that nobody knows open what is nearest', () => {
    expect(placeOf('/design/')).toEqual({ at: 'apps' });
    expect(placeOf('/design/x/nonsense')).toEqual({ at: 'app', key: 'x', tab: { kind: 'process' } });
    expect(placeOf('/design/%E0%A4%A')).toEqual({ at: 'app', key: '%E0%A4%A', tab: { kind: 'process' } });
  });
  it('tell whether one stays in the app', () => {
    expect(isWithin('/design/a/forms/f', 'a')).toBe(true);
    expect(isWithin('/design/ab', 'a')).toBe(false);
    expect(isWithin('/inbox/a', 'a')).toBe(false);
    expect(isWithin('/design', 'a')).toBe(false);
  });
});
