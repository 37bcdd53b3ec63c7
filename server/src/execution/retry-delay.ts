import type { Random } from '../platform/random.ts';

const FIRST_MS = 1000;
const LONGEST_MS = 15 * 60_000;

/**
 * How long to wait after the `attempts`-th failure: a second, doubled each time up to a quarter of an hour, of which
 * chance takes up to half, so that what failed together does not come back together.
 */
export function retryDelayMs(attempts: number, random: Random): number {
  const full = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(attempts - 1, 30));
  return Math.round(full * (1 - random() / 2));
}
