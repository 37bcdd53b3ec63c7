import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Variables } from '../../json.ts';
import type { ProcessModel } from '../../model/process-model.ts';
import { Checked, compiled } from '../../testing/node/checked.ts';
import { approvalCommands, modifications, onwards } from '../../testing/node/random-approvals.ts';
import { commandOf, moves, startData } from '../../testing/node/random-commands.ts';
import { block } from '../../testing/node/random-model.ts';
import type { Command } from '../command.ts';

const seed = Number(process.env.SEED ?? 20260302);
const numRuns = Number(process.env.RUNS ?? 100);
const options = { seed, numRuns, verbose: fc.VerbosityLevel.None };

const start = (variables: Variables): Command => ({
  type: 'start-instance',
  instanceId: 'i1',
  definition: { key: 'process', version: 1 },
  variables,
  actor: { kind: 'user', id: 'li' },
});

const calm: Variables = { a: true, b: false, again: false, go: true, items: [1, 2] };

/** Completes everything that waits; the instance must come to its end. */
function finish(checked: Checked, picks: number): void {
  checked.do({ type: 'resume-instance', actor: { kind: 'system', id: 'host' } });
  checked.do({ type: 'set-variables', variables: calm, actor: { kind: 'user', id: 'li' } });
  for (let round = 0; round < 400 && checked.state?.status === 'active'; round += 1) {
    const possible = onwards(checked.state, calm);
    expect(possible.length).toBeGreaterThan(0);
    // Events that do not interrupt may happen for ever; work that is there comes first.
    const turn = round % 3 === 0 ? (picks + round / 3) % possible.length : 0;
    const command = possible[turn];
    if (command !== undefined) expect(checked.do(command)).toBe(true);
  }
  expect(checked.state?.status).toMatch(/^(completed|terminated|canceled)$/);
}

describe(`random processes on which people act (seed ${seed})`, () => {
  it('hold all invariants', async () => {
    const property = fc.asyncProperty(block, startData, moves, async (root, variables, played) => {
      const model = await compiled(root);
      const checked = new Checked(model, 10_000);
      checked.do(start(variables));
      for (const move of played) {
        if (checked.state === null) return;
        const { pick } = move;
        const possible = [
          commandOf(checked.state, move),
          ...approvalCommands(model, checked.state, pick),
          ...modifications(model, checked.state, pick),
        ];
        const command = possible[pick % possible.length];
        if (command !== undefined) checked.do(command);
      }
    });
    await fc.assert(property, options);
  }, 240_000);

  it('still come to their end: no approval loses or doubles a token', async () => {
    const property = fc.asyncProperty(block, moves, fc.nat(1000), async (root, played, picks) => {
      const model = await compiled(root);
      const checked = new Checked(model, 10_000);
      checked.do(start(calm));
      for (const { pick } of played) {
        if (checked.state === null) return;
        const possible = [
          ...onwards(checked.state, calm),
          ...approvalCommands(model, checked.state, pick).filter(({ type }) => type !== 'jump-task'),
        ];
        const command = possible[pick % possible.length];
        if (command !== undefined) checked.do(command);
      }
      finish(checked, picks);
    });
    await fc.assert(property, options);
  }, 240_000);

  it('hold all invariants when they are carried over to other models, and change nothing on the same one', async () => {
    const property = fc.asyncProperty(
      block,
      block,
      startData,
      moves,
      async (root, other, variables, played) => {
        const models = [await compiled(root), await compiled(other)] as const;
        let model: ProcessModel = models[0];
        const checked = new Checked(model, 10_000);
        checked.do(start(variables));
        for (const move of played) {
          if (checked.state === null) return;
          const { pick } = move;
          const before = checked.state;
          if (pick % 5 === 0) {
            const isRunning = before.status === 'active' || before.status === 'suspended';
            expect(checked.migrateTo(model)).toBe(isRunning);
            if (isRunning)
              expect({ ...checked.state, definition: before.definition, seq: before.seq }).toEqual(before);
          } else if (pick % 5 === 1) {
            const next = models[pick % 2 === 0 ? 0 : 1];
            if (checked.migrateTo(next)) model = next;
          } else {
            const possible = [commandOf(before, move), ...approvalCommands(model, before, pick)];
            const command = possible[pick % possible.length];
            if (command !== undefined) checked.do(command);
          }
        }
      },
    );
    await fc.assert(property, options);
  }, 240_000);
});
