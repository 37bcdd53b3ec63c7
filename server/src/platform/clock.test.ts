import { describe, expect, it } from 'vitest';
import { ManualClock } from './clock.ts';

const NOON = '2026-03-02T12:00:00.000Z';
const HOUR = 3_600_000;

describe('a clock that is set back by an hour', () => {
  it('keeps who waits for an instant, and lets go who waits for a while', () => {
    const clock = new ManualClock(NOON);
    const woken: string[] = [];
    clock.wakeAt(new Date(clock.now().getTime() + 1000), () => woken.push('at the instant'));
    clock.wakeAfter(1000, () => woken.push('after the while'));
    clock.advance(-HOUR);
    clock.advance(999);
    expect(woken).toEqual([]);
    clock.advance(1);
    expect(woken).toEqual(['after the while']);
    clock.advance(HOUR);
    expect(woken).toEqual(['after the while', 'at the instant']);
  });
});
