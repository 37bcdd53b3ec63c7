import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Plan, planRound } from './support/plan.ts';
import { troublesOf } from './support/play-rounds.ts';
import type { Fault } from './support/protocol.ts';
import { playPlan } from './support/round.ts';
import { Stage } from './support/stage.ts';

const between: Fault = { kind: 'die-at', point: 'commit.replaced', when: 'after', nth: 8 };

/** What happens to the first of two nodes, and who takes up what it left. */
const rounds: readonly (readonly [name: string, changes: Partial<Plan>])[] = [
  ['dies between a commit and its outbox', { fault: between, secondSurvives: true, firstReturns: false }],
  [
    'dies there, returns, and dies again with the other',
    { fault: between, secondSurvives: false, firstReturns: true },
  ],
];

describe('two nodes on one database, of which one', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await Stage.open();
  }, 120_000);
  afterAll(() => stage.close());

  it.each(rounds)('%s: nothing is lost, doubled or stuck', { timeout: 300_000 }, async (_, changes) => {
    const plan = { ...planRound(1, ['two-nodes-named-point']), turns: 30, ...changes };
    const report = await playPlan(stage, plan);
    expect(report.skipped).toBeNull();
    expect(troublesOf([report])).toEqual([]);
    expect([report.atNamedPoints, report.acknowledged > 3]).toEqual([1, true]);
  });
});
