import { describe, expect, it } from 'vitest';
import {
  durationUnits,
  isCycle,
  isDuration,
  isExpression,
  isInstant,
  isoOf,
  simpleDuration,
} from './duration.ts';

describe('durations', () => {
  it('come back from ISO as number and unit', () => {
    for (const unit of durationUnits) {
      expect(simpleDuration(isoOf({ amount: 3, unit }))).toEqual({ amount: 3, unit });
    }
    expect(isoOf({ amount: 2, unit: 'hour' })).toBe('PT2H');
    expect(isoOf({ amount: 2, unit: 'month' })).toBe('P2M');
  });
  it('of several units stay text', () => {
    expect(simpleDuration('P1DT2H')).toBeNull();
    expect(simpleDuration('=duration("PT1H")')).toBeNull();
  });
  it.each(['P1DT2H', 'PT0.5S', 'P1Y2M3D', 'P2W'])('%s is one', (text) => expect(isDuration(text)).toBe(true));
  it.each(['P', 'PT', '2H', 'P1H', 'P1DT'])('%s is none', (text) => expect(isDuration(text)).toBe(false));
});

describe('instants and repetitions', () => {
  it('exist in the calendar', () => {
    expect(isInstant('2026-11-24T09:00:00+08:00')).toBe(true);
    expect(isInstant('2026-13-24')).toBe(false);
    expect(isInstant('tomorrow')).toBe(false);
  });
  it.each([
    ['R3/PT10M', true],
    ['R/2026-01-01T09:00:00+08:00/P1D', true],
    ['30 8 * * 1-5', true],
    ['30 8 * *', false],
    ['R/P1D/P1D', false],
    ['R/P1D/2026-01-01T09:00:00+08:00', true],
    ['R3/2026-01-01T09:00/2026-01-02T09:00', true],
    ['R3/2026-01-02T09:00/2026-01-01T09:00', false],
    ['R3/P1D/tomorrow', false],
    ['PT10M', false],
    ['R3/', false],
    ['R0/PT10M', false],
    ['R10/PT10M', true],
  ])('%s is a repetition: %s', (text, expected) => expect(isCycle(text)).toBe(expected));
  it('tell expressions from constants', () => {
    expect(isExpression('=now() + duration("PT1H")')).toBe(true);
    expect(isExpression(' {"var":"a"}')).toBe(true);
    expect(isExpression('PT1H')).toBe(false);
  });
});
