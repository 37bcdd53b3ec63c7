import { expect, it } from 'vitest';
import { askedDelayMs, retryDelayMs } from './retry-delay.ts';

it('doubles from a second to a quarter of an hour', () => {
  const delays = [1, 2, 3, 10, 11, 5000].map((attempts) => retryDelayMs(attempts, () => 0));
  expect(delays).toEqual([1000, 2000, 4000, 512_000, 900_000, 900_000]);
});

it('is shortened by chance, by half at most', () => {
  expect(retryDelayMs(3, () => 0.5)).toBe(3000);
  expect(retryDelayMs(3, () => 0.999_999)).toBe(2000);
});

it('is what was asked for, a little more by chance, and a day at most', () => {
  const DAY = 86_400_000;
  const delays = [1000, 7_200_000, DAY, 30 * DAY].map((asked) => askedDelayMs(asked, () => 0));
  expect(delays).toEqual([1000, 7_200_000, DAY, DAY]);
  expect(askedDelayMs(60_000, () => 0.5)).toBe(63_000);
});
