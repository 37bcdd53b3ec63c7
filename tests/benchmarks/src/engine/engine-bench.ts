import type { ProcessModel } from '@flowbook/engine';
import {
  check,
  median,
  medianOf,
  processorTime,
  ratioOf,
  roundsWithin,
  takeTurns,
  warmUp,
} from '../measure.ts';
import { type Bench, type Effort, figure, type Line, ratio } from '../result.ts';
import { bpmnEngine } from './bpmn-engine.ts';
import { bpmnServer, memoryDatabase } from './bpmn-server.ts';
import { measureCompilation } from './compilation.ts';
import type { Contender } from './contender.ts';
import { loop, waiting } from './diagrams.ts';
import { Case, flowbook, modelOf } from './flowbook.ts';
import { measureManyRuns } from './many-runs.ts';
import { measureHeap } from './memory.ts';
import { browserWeight } from './weight.ts';

const RACES = ['chain', 'decision', 'waiting'] as const;
const ROUNDS_OF_THE_LOOP = 10_000;
const LOOPS_IN_A_ROUND = 12;

/** The engine in memory, beside other engines for Node. */
export const engineBench: Bench = async (effort, { peers }) => {
  const peer = peers ? bpmnEngine() : null;
  const contenders = [await flowbook(), ...(peer === null ? [] : [peer, bpmnServer(memoryDatabase())])];
  const lines: Line[] = [];
  for (const race of RACES) lines.push(...(await runRace(race, contenders, effort)));
  lines.push(...(await measureState(peer)));
  lines.push(...(await measureHeap(peer, effort)));
  lines.push(...(await measureLoop(effort)));
  lines.push(...(await measureManyRuns(effort)));
  lines.push(...(await measureCompilation(effort)));
  lines.push(figure('engine.browser_weight', (await browserWeight()) / 1000, 'kB gzip'));
  return lines;
};

async function runRace(
  race: (typeof RACES)[number],
  contenders: readonly Contender[],
  effort: Effort,
): Promise<readonly Line[]> {
  const contest = Object.fromEntries(
    contenders.map((contender) => {
      const instances = Math.max(1, Math.round(contender.instancesPerRound * effort.scale));
      return [
        contender.name,
        async () => (instances * 1000) / (await processorTime(() => contender[race](instances))),
      ];
    }),
  );
  await warmUp(contest);
  const measured = await takeTurns(effort, contest);
  const metric = `engine.${race}`;
  return contenders.flatMap(({ name }) => {
    if (name === 'flowbook') return [figure(metric, medianOf(measured, name), 'instances/s')];
    return [
      figure(`${metric}.${name}`, medianOf(measured, name), 'instances/s'),
      ratio(metric, ratioOf(measured, 'flowbook', name), name),
    ];
  });
}

/** Bytes of JSON that an instance at one user task has beyond the ten variables that it carries. */
async function measureState(peer: ReturnType<typeof bpmnEngine> | null): Promise<readonly Line[]> {
  const variables = Object.fromEntries(
    Array.from({ length: 10 }, (_, index) => [`variable${index}`, `value ${index}`]),
  );
  const beyond = (state: object | null) =>
    Buffer.byteLength(JSON.stringify(state)) - Buffer.byteLength(JSON.stringify(variables));
  const one = new Case(await modelOf(waiting()));
  one.start(variables);
  check(one.state?.status === 'active', 'the instance waits');
  const bytes = beyond(one.state);
  const own = figure('engine.state_beyond_variables', bytes, 'bytes');
  if (peer === null) return [own];
  const engine = await peer.waitingEngine(variables);
  const theirs = beyond(await engine.getState());
  await engine.stop();
  return [
    own,
    figure('engine.state_beyond_variables.bpmn-engine', theirs, 'bytes'),
    ratio('engine.state_beyond_variables', bytes / theirs, 'bpmn-engine'),
  ];
}

/** What the last tenth of a long loop takes in proportion to the first. */
async function measureLoop(effort: Effort): Promise<readonly Line[]> {
  const limit = Math.max(100, Math.round(ROUNDS_OF_THE_LOOP * effort.scale));
  const model = await modelOf(loop('<bpmn:serviceTask id="work" fb:jobType="work"/>', limit));
  const tenth = Math.floor(limit / 10);
  await runLoop(model, limit);
  const ratios: number[] = [];
  const times: number[] = [];
  for (const _round of roundsWithin(effort)) {
    // A tenth of one loop takes ten milliseconds, in which a single collection of garbage would show.
    const sum = { first: 0, last: 0 };
    for (let time = 0; time < LOOPS_IN_A_ROUND; time++) {
      const { first, last } = await runLoop(model, limit);
      sum.first += first;
      sum.last += last;
    }
    ratios.push(sum.last / sum.first);
    times.push(sum.last / LOOPS_IN_A_ROUND);
  }
  return [
    figure('engine.loop', (tenth * 1000) / median(times), 'rounds/s'),
    ratio('engine.loop.time_of_last_tenth', median(ratios), 'first tenth'),
  ];
}

/** Goes round until the limit is reached; answers the processor time of the first and the last tenth. */
async function runLoop(
  model: ProcessModel,
  limit: number,
): Promise<{ readonly first: number; readonly last: number }> {
  const one = new Case(model);
  const tenth = Math.floor(limit / 10);
  let round = 0;
  let job = one.start({ round }).find((event) => event.type === 'job-created');
  const workThrough = (count: number) => {
    for (const stop = round + count; round < stop && job !== undefined; ) {
      round += 1;
      const actor = { kind: 'system', id: 'bench' } as const;
      const events = one.do({ type: 'complete-job', jobId: job.jobId, variables: { round }, actor });
      job = events.find((event) => event.type === 'job-created');
    }
  };
  const first = await processorTime(() => workThrough(tenth));
  workThrough(limit - 2 * tenth);
  const last = await processorTime(() => workThrough(tenth));
  check(one.state?.status === 'completed' && round === limit, `the loop ended after ${round} rounds`);
  return { first, last };
}
