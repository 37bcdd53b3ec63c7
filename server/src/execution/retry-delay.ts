import type { Random } from '../platform/random.ts';

const FIRST_MS = 1000;
const LONGEST_MS = 15 * 60_000;
/** Another system that asks for more is asked again after a day all the same. */
const LONGEST_ASKED_MS = 24 * 3_600_000;

/**
 * How long to wait after the `attempts`-th failure: a second, doubled each time up to a quarter of an hour, of which
 * chance takes up to half, so that what failed together does not come back together.
 */
export function retryDelayMs(attempts: number, random: Random): number {
  const full = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(attempts - 1, 30));
  return Math.round(full * (1 - random() / 2));
}

/**
 * How long to wait when the other side said for how long: never less, up to a day, and by chance up to a tenth more, so
 * that all who were sent away together do not come back together.
 */
export function askedDelayMs(askedMs: number, random: Random): number {
  return Math.round(Math.min(LONGEST_ASKED_MS, askedMs) * (1 + random() / 10));
}
