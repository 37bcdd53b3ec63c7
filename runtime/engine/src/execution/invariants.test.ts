import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Command } from '../commands/command.ts';
import type { Variables } from '../json.ts';
import { compileOk } from '../testing/index.ts';
import { Checked, compiled } from '../testing/node/checked.ts';
import { commandOf, moves, progressCommands, startData } from '../testing/node/random-commands.ts';
import { drawGraph, graph } from '../testing/node/random-graph.ts';
import { block } from '../testing/node/random-model.ts';

const seed = Number(process.env.SEED ?? 20260301);
const numRuns = Number(process.env.RUNS ?? 150);
const options = { seed, numRuns, verbose: fc.VerbosityLevel.None };

const start = (variables: Variables): Command => ({
  type: 'start-instance',
  instanceId: 'i1',
  definition: { key: 'process', version: 1 },
  variables,
  actor: { kind: 'user', id: 'li' },
});

describe(`random processes (seed ${seed})`, () => {
  it('hold all invariants under random commands', async () => {
    const property = fc.asyncProperty(
      block,
      startData,
      moves,
      fc.constantFrom(5, 40, 10_000),
      async (root, variables, played, stepLimit) => {
        const checked = new Checked(await compiled(root), stepLimit).countingTokens();
        checked.do(start(variables));
        for (const move of played) {
          if (checked.state !== null) checked.do(commandOf(checked.state, move));
        }
      },
    );
    await fc.assert(property, options);
  }, 120_000);

  it('hold all invariants without any block structure, too', async () => {
    const property = fc.asyncProperty(graph, startData, moves, async (drawn, variables, played) => {
      const checked = new Checked(await compileOk(drawGraph(drawn)), 60).countingTokens();
      checked.do(start(variables));
      for (const move of played) {
        if (checked.state !== null) checked.do(commandOf(checked.state, move));
      }
    });
    await fc.assert(property, options);
  }, 120_000);

  it('come to their end when everything that waits is done', async () => {
    const calm: Variables = { a: true, b: false, again: false, go: true, items: [1, 2] };
    const property = fc.asyncProperty(block, startData, fc.nat(1000), async (root, variables, picks) => {
      const checked = new Checked(await compiled(root), 10_000).countingTokens();
      checked.do(start(variables));
      checked.do({ type: 'set-variables', variables: calm, actor: { kind: 'user', id: 'li' } });
      for (let round = 0; round < 300 && checked.state?.status === 'active'; round += 1) {
        const possible = progressCommands(checked.state, calm);
        expect(possible.length).toBeGreaterThan(0);
        // Events that do not interrupt may happen for ever; work that is there comes first.
        const turn = round % 3 === 0 ? (picks + round / 3) % possible.length : 0;
        const command = possible[turn];
        if (command !== undefined) expect(checked.do(command)).toBe(true);
      }
      expect(checked.state?.status).toMatch(/^(completed|terminated)$/);
    });
    await fc.assert(property, options);
  }, 120_000);
});
