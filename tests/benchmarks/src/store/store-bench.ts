import type { Store } from '@flowbook/server';
import { bpmnServer } from '../engine/bpmn-server.ts';
import { loop, waiting } from '../engine/diagrams.ts';
import {
  check,
  firstThreadTime,
  keepBusy,
  median,
  medianOf,
  percentile,
  processorTime,
  ratioOf,
  takeTurns,
  warmUp,
} from '../measure.ts';
import { inFreshFolder } from '../places.ts';
import { type Bench, type Effort, figure, type Line, ratio } from '../result.ts';
import { Host } from './host.ts';
import { RawFloor } from './raw-floor.ts';
import { sqliteDocuments } from './sqlite-documents.ts';

const CLIENTS = [1, 64, 256];
const ROUND_MS = 2000;
/** There are four contests, and the other engine needs long for a turn of 256 clients. */
const turnsOf = ({ rounds, longestMs }: Effort) => ({
  rounds: Math.min(3, rounds),
  longestMs,
});

/** The embedded store with full durability under the execution, beside what its driver can do and another engine. */
export const storeBench: Bench = (effort, { peers }) =>
  inFreshFolder(async (folder) => {
    const host = await Host.open(`${folder}/flowbook`, { waiting: waiting() });
    const floor = new RawFloor(folder);
    const documents = sqliteDocuments(folder);
    const peer = peers ? bpmnServer(documents) : null;
    const ms = ROUND_MS * effort.scale;
    const lines: Line[] = [];
    for (const clients of CLIENTS) {
      const contest = {
        flowbook: () => underLoad(clients, ms, () => host.startAndComplete('waiting')),
        'raw floor': () => underLoad(clients, ms, () => floor.write()),
        // One at a time it only sleeps, 10 ms at every step.
        ...(peer === null || clients < 256
          ? {}
          : { 'bpmn-server': () => underLoad(clients, ms, () => peer.startAndComplete()) }),
      };
      await warmUp(contest);
      const measured = await takeTurns(turnsOf(effort), contest);
      const metric = `store.completed_tasks.${clients}_clients`;
      lines.push(
        figure(metric, medianOf(measured, 'flowbook'), 'tasks/s'),
        figure(`${metric}.raw_floor`, medianOf(measured, 'raw floor'), 'rows/s'),
        ratio(metric, ratioOf(measured, 'flowbook', 'raw floor'), 'raw floor'),
        ratio(`${metric}.commits`, 2 * ratioOf(measured, 'flowbook', 'raw floor'), 'raw floor'),
      );
      if ('bpmn-server' in measured)
        lines.push(
          figure(`${metric}.bpmn-server`, medianOf(measured, 'bpmn-server'), 'tasks/s'),
          ratio(metric, ratioOf(measured, 'flowbook', 'bpmn-server'), 'bpmn-server'),
        );
      if (clients === CLIENTS.at(-1))
        lines.push(...(await measureLatency(host, medianOf(measured, 'flowbook') / 2, effort)));
    }
    lines.push(...(await measureProcessor(host, floor, effort)));
    await host.store.close();
    floor.close();
    documents.close();
    lines.push(...(await measureAgeing(`${folder}/ageing`, effort)));
    return lines;
  });

/**
 * A turn of somebody who has been at work for a while: garbage is collected between turns, and with it goes what the
 * virtual machine had learned of objects of which none was left. That does not happen to a server at work.
 */
async function underLoad(clients: number, ms: number, turn: () => Promise<unknown>): Promise<number> {
  await keepBusy(clients, ms / 4, turn);
  return keepBusy(clients, ms, turn);
}

/** Processor time of a completed task, which is two commits, beside that of a row of the floor. */
async function measureProcessor(host: Host, floor: RawFloor, effort: Effort): Promise<readonly Line[]> {
  const turns = Math.max(100, Math.round(3000 * effort.scale));
  const inFirstThread: number[] = [];
  const microseconds = async (turn: () => Promise<void>) => {
    let left = turns;
    const client = async () => {
      while (left-- > 0) await turn();
    };
    const work = () => Promise.all(Array.from({ length: CLIENTS.at(-1) ?? 1 }, client));
    return ((await processorTime(work)) * 1000) / turns;
  };
  const measured = await takeTurns(turnsOf(effort), {
    flowbook: async () => {
      const before = firstThreadTime();
      const used = await microseconds(() => host.startAndComplete('waiting'));
      const after = firstThreadTime();
      if (before !== null && after !== null) inFirstThread.push(((after - before) * 1000) / turns);
      return used;
    },
    'raw floor': () => microseconds(() => floor.write()),
  });
  return [
    figure('store.processor_per_task', medianOf(measured, 'flowbook'), 'µs'),
    figure('store.processor_per_task.raw_floor', medianOf(measured, 'raw floor'), 'µs'),
    ...(inFirstThread.length === 0
      ? []
      : [figure('store.processor_per_task.first_thread', median(inFirstThread), 'µs')]),
    ratio('store.processor_per_task', ratioOf(measured, 'flowbook', 'raw floor'), 'raw floor'),
  ];
}

/**
 * How long a command takes when cases arrive evenly at this rate, whether or not earlier ones are done: a start counts
 * from the moment it was to come, a completion from the answer to the start.
 */
async function measureLatency(
  host: Host,
  casesPerSecond: number,
  { scale }: Effort,
): Promise<readonly Line[]> {
  const latencies: number[] = [];
  const total = Math.max(10, Math.round(casesPerSecond * 3 * scale));
  const began = performance.now();
  const oneCase = async (dueAt: number) => {
    const started = await host.start('waiting');
    const startedAt = performance.now();
    const done = await host.complete(started);
    latencies.push(startedAt - dueAt, performance.now() - startedAt);
    check(done.instance.status === 'completed', `the instance is ${done.instance.status}`);
  };
  const cases: Promise<void>[] = [];
  while (cases.length < total) {
    const due = Math.min(total, ((performance.now() - began) / 1000) * casesPerSecond);
    while (cases.length < due) cases.push(oneCase(began + (cases.length * 1000) / casesPerSecond));
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  await Promise.all(cases);
  check(latencies.length === 2 * total, 'every case ends');
  return [
    figure('store.half_load', casesPerSecond, 'tasks/s'),
    figure('store.half_load.latency_p50', percentile(latencies, 0.5), 'ms'),
    figure('store.half_load.latency_p99', percentile(latencies, 0.99), 'ms'),
  ];
}

/** Commits of one instance, and the bytes of JSON they hand to the store, for its first and its last hundred tasks. */
async function measureAgeing(folder: string, { scale }: Effort): Promise<readonly Line[]> {
  const tasks = Math.max(200, Math.round(500 * scale));
  const bytes: number[] = [];
  const counting = (store: Store): Store => ({
    ...store,
    instances: {
      ...store.instances,
      commit: (commit) => {
        bytes.push(Buffer.byteLength(JSON.stringify(commit)));
        return store.instances.commit(commit);
      },
    },
  });
  const diagram = loop('<bpmn:userTask id="work" name="Work"/>', tasks);
  const host = await Host.open(folder, { ageing: diagram }, counting);
  let step = await host.start('ageing');
  bytes.length = 0;
  for (let round = 1; round <= tasks; round++) step = await host.complete(step, { round });
  check(step.instance.status === 'completed', `the instance is ${step.instance.status}`);
  await host.store.close();
  // The last completion ends the instance and opens no task, so it stays outside.
  const mean = (part: readonly number[]) => part.reduce((sum, each) => sum + each, 0) / part.length;
  const [young, old] = [mean(bytes.slice(0, 100)), mean(bytes.slice(-101, -1))];
  return [
    figure('store.commits_per_task', bytes.length / tasks, 'commits'),
    figure('store.bytes_per_task', young, 'bytes'),
    ratio('store.bytes_per_task.last_hundred', old / young, 'first hundred'),
  ];
}
