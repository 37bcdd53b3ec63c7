/** A number from 0 (inclusive) to 1 (exclusive). Handed in wherever chance is wanted, so that tests can fix it. */
export type Random = () => number;

/** The machine's own. Not for secrets: those are made in `ids.ts`. */
export const systemRandom: Random = () => Math.random();
