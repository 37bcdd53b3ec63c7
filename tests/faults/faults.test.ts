import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { planRound, roundKinds } from './support/plan.ts';
import { summaryOf, troublesOf } from './support/play-rounds.ts';
import type { Defect, Fault } from './support/protocol.ts';
import { playPlan, type RoundReport } from './support/round.ts';
import { Stage } from './support/stage.ts';

/** One of each sort; the kind goes round with the seed (`support/plan.ts`). */
const seeds = [3, 4, 6, 9];
/** Fewer than by hand, so that this stays short. */
const TURNS = 30;
/** Two nodes need a server to share: `npm run faults` plays them. */
const kinds = roundKinds.filter((kind) => !kind.startsWith('two-nodes'));

let stage: Stage;
beforeAll(async () => {
  stage = await Stage.open();
}, 120_000);
afterAll(() => stage.close());

describe('a server that dies in the middle of its work', () => {
  it(`loses nothing, doubles nothing and leaves nothing stuck (seeds ${seeds})`, {
    timeout: 300_000,
  }, async () => {
    const reports: RoundReport[] = [];
    for (const seed of seeds)
      reports.push(await playPlan(stage, { ...planRound(seed, kinds), turns: TURNS }));
    expect(troublesOf(reports)).toEqual([]);
    const { acknowledged, crashes } = summaryOf(reports);
    expect(acknowledged).toBeGreaterThan(10);
    expect(crashes).toBeGreaterThanOrEqual(seeds.length - 1);
  });
});

type Verdict = 'lost' | 'doubled' | 'stuck' | 'inconsistent';

/** Each defect, whether it is planted after the crash, and what the checks must say of it. */
const defects: readonly (readonly [defect: Defect, after: boolean, verdict: Verdict, words: RegExp])[] = [
  ['drops-a-commit', false, 'lost', /was acknowledged; there is no/],
  ['doubles-a-task', false, 'doubled', /\d tasks of order-case check/],
  ['doubles-a-letter', true, 'doubled', /2 letters order-closed/],
  ['breaks-an-event', false, 'inconsistent', /the fold of the history is not the stored state/],
  ['locks-a-job', true, 'stuck', /a job is left, due at 9999/],
  ['forgets-a-job', false, 'stuck', /order-case \S+ is active/],
  ['drops-a-part', false, 'inconsistent', /order-bulk \S+: the fold of the history is not the stored state/],
  ['drops-a-completion', false, 'lost', /completeJob .* was acknowledged; there is no job-completed/],
  ['doubles-a-completion', false, 'doubled', /2 × job-completed of/],
  ['forgets-an-external-job', false, 'stuck', /order-parcel \S+ is active/],
  [
    'hands-a-job-out-twice',
    false,
    'doubled',
    /was handed out under .* it is held until|was refused before: job.lease-lost/,
  ],
  ['locks-an-external-job', false, 'stuck', /a job is left, due at 9999/],
  ['forgets-a-failure', false, 'lost', /failJob .* was acknowledged; the job says/],
  ['drops-a-message', false, 'lost', /message pay-\S+ was taken, and \S+ still waits for it/],
  ['doubles-a-message', false, 'doubled', /2 × parcel request-/],
  ['tells-nobody-of-a-signal', false, 'lost', /order-parcel \S+: parcel-recall for recall-/],
];

describe('the checks of a round', () => {
  it.each(defects)('find a server that %s', { timeout: 120_000 }, async (defect, after, verdict, words) => {
    const planted: Fault = { kind: 'defect', defect };
    const none: Fault = { kind: 'none' };
    const report = await playPlan(stage, {
      ...planRound(1, ['kill']),
      turns: 10,
      words: 60,
      itemsInBulk: 60,
      killAfter: Number.POSITIVE_INFINITY,
      clockMoves: [],
      fault: after ? none : planted,
      faultInRepair: after ? planted : none,
    });
    expect(report[verdict].join('\n')).toMatch(words);
  });
});
