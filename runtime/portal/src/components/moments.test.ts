import { describe, expect, it } from 'vitest';
import { absoluteTime, relativeTime, roughDuration } from './moments.ts';

const now = Date.parse('2026-11-24T08:00:00.000Z');
const HOUR = 3_600_000;

describe('moments', () => {
  it('are told relative to now in the language of the page', () => {
    expect(relativeTime('2026-11-24T05:00:00.000Z', now, 'zh')).toBe('3小时前');
    expect(relativeTime('2026-11-24T05:00:00.000Z', now, 'en')).toBe('3 hours ago');
    expect(relativeTime('2026-11-26T08:00:00.000Z', now, 'en')).toBe('in 2 days');
  });

  it('are not told in seconds', () => {
    expect(relativeTime('2026-11-24T08:00:10.000Z', now, 'en')).toBeNull();
    expect(relativeTime('2026-11-24T07:59:00.000Z', now, 'zh')).toBe('1分钟前');
  });

  it('name the year only where it is another one', () => {
    expect(absoluteTime('2026-11-20T04:00:00.000Z', now, 'en')).not.toContain('2026');
    expect(absoluteTime('2025-11-20T04:00:00.000Z', now, 'zh')).toContain('2025');
  });

  it('have lengths in their largest unit, a minute at least', () => {
    expect(roughDuration(-3 * HOUR, 'zh')).toBe('3小时');
    expect(roughDuration(50 * HOUR, 'en')).toBe('2 days');
    expect(roughDuration(1_000, 'en')).toBe('1 minute');
  });
});
