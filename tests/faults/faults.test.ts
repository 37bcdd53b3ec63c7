import { describe, expect, it } from 'vitest';
import { playRounds, summaryOf, troublesOf } from './support/play-rounds.ts';

/** Consecutive seeds play consecutive kinds of rounds (`support/plan.ts`). */
const SEED = 3;
const ROUNDS = 5;

describe('a server that dies in the middle of its work', () => {
  it(`loses nothing, doubles nothing and leaves nothing stuck (${ROUNDS} rounds from seed ${SEED})`, {
    timeout: 300_000,
  }, async () => {
    const reports = await playRounds(ROUNDS, SEED);
    expect(troublesOf(reports)).toEqual([]);
    const { acknowledged, crashes } = summaryOf(reports);
    expect(acknowledged).toBeGreaterThan(20);
    expect(crashes).toBeGreaterThanOrEqual(ROUNDS - 1);
  });
});
