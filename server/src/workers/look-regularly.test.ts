import { expect, it } from 'vitest';
import { ManualClock } from '../platform/clock.ts';
import { NOON } from '../stores/contract-tests/samples.ts';
import { lookRegularly } from './look-regularly.ts';

// Nobody else wakes a node for the work of one that died.
it('looks every second, also when the clock is set back by an hour', () => {
  const clock = new ManualClock(NOON);
  let looks = 0;
  const end = lookRegularly(clock, () => {
    looks += 1;
  });
  clock.advance(1000);
  clock.advance(-3_600_000);
  clock.advance(1000);
  clock.advance(1000);
  expect(looks).toBe(3);
  end();
  clock.advance(1000);
  expect(looks).toBe(3);
});
