import { describe, expect, it } from 'vitest';
import { engineBench } from './engine/engine-bench.ts';
import { median, percentile, ratioOf } from './measure.ts';
import { asJson, asTable, type Bench, figure, ratio, TINY } from './result.ts';
import { storeBench } from './store/store-bench.ts';

const SLOW_MACHINE_MS = 120_000;
const alone = { peers: false };

/** What `--json` prints, read as whoever collects figures reads it. */
async function printed(bench: Bench): Promise<readonly { readonly [key: string]: unknown }[]> {
  const text = asJson(await bench(TINY, alone));
  return text.split('\n').map((line) => JSON.parse(line) as { [key: string]: unknown });
}

/** A line is a figure or a ratio, and nothing else. */
function expectPromisedShape(lines: readonly { readonly [key: string]: unknown }[]): void {
  for (const line of lines) {
    expect(Object.keys(line)).toEqual(
      'ratio' in line ? ['metric', 'ratio', 'peer'] : ['metric', 'value', 'unit'],
    );
    const number = 'ratio' in line ? line.ratio : line.value;
    expect(number, JSON.stringify(line)).toBeGreaterThan(0);
  }
}

const metricsOf = (lines: readonly object[]) =>
  new Set(lines.map((line) => ('metric' in line ? line.metric : '')));

describe('benchmarks', () => {
  it(
    'measures the engine and prints lines of the promised shape',
    async () => {
      const lines = await printed(engineBench);
      expectPromisedShape(lines);
      expect([...metricsOf(lines)]).toEqual([
        'engine.chain',
        'engine.decision',
        'engine.waiting',
        'engine.state_beyond_variables',
        'engine.heap_of_a_waiting_instance',
        'engine.loop',
        'engine.loop.time_of_last_tenth',
        'engine.many_runs',
        'engine.many_runs.time_of_last_tenth',
        'engine.compile_50_elements',
        'engine.compile_50_elements.bpmn-moddle',
        'engine.browser_weight',
      ]);
    },
    SLOW_MACHINE_MS,
  );

  it(
    'measures the store beside the floor of its driver',
    async () => {
      const lines = await printed(storeBench);
      expectPromisedShape(lines);
      for (const clients of [1, 64, 256])
        expect(lines).toContainEqual({
          metric: `store.completed_tasks.${clients}_clients`,
          ratio: expect.any(Number),
          peer: 'raw floor',
        });
      expect(lines).toContainEqual({ metric: 'store.commits_per_task', value: 1, unit: 'commits' });
    },
    SLOW_MACHINE_MS,
  );

  it('takes the middle of the rounds, and of ratios within a round', () => {
    const measured = { ours: [10, 400, 30], theirs: [1, 2, 3] };
    expect(median([3, 1, 2])).toBe(2);
    expect(median([4, 1, 2, 3])).toBe(2.5);
    expect(percentile([5, 1, 4, 2, 3], 0.99)).toBe(5);
    expect(ratioOf(measured, 'ours', 'theirs')).toBe(10);
    expect(() => median([])).toThrow('median of nothing');
  });

  it('prints a table with a line for each figure and ratio', () => {
    expect(
      asTable([figure('engine.chain', 12_345.6, 'instances/s'), ratio('engine.chain', 1.23456, 'peer')]),
    ).toBe('engine.chain        12,346 instances/s\nengine.chain         1.235 × peer');
  });
});
