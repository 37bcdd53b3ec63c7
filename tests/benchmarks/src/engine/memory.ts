import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { check } from '../measure.ts';
import { type Effort, figure, type Line, ratio } from '../result.ts';
import type { bpmnEngine } from './bpmn-engine.ts';
import { waiting } from './diagrams.ts';
import { Case, modelOf } from './flowbook.ts';

const INSTANCES = 2000;
const INSTANCES_OF_THE_PEER = 60;

/** Bytes of heap for each instance that waits at one user task with ten variables of its own, model included. */
export async function measureHeap(
  peer: ReturnType<typeof bpmnEngine> | null,
  effort: Effort,
): Promise<readonly Line[]> {
  const model = await modelOf(waiting());
  const own = await bytesEach(INSTANCES, async (number) => {
    const one = new Case(model);
    one.start(variablesOf(number));
    check(one.state?.status === 'active', 'the instance waits');
    return one;
  });
  const metric = 'engine.heap_of_a_waiting_instance';
  const line = figure(metric, own / 1000, 'kB');
  if (peer === null) return [line];
  const count = Math.max(5, Math.round(INSTANCES_OF_THE_PEER * effort.scale));
  const theirs = await bytesEach(count, (number) => peer.waitingEngine(variablesOf(number)));
  return [
    line,
    figure(`${metric}.bpmn-engine`, theirs / 1000, 'kB'),
    ratio(metric, own / theirs, 'bpmn-engine'),
  ];
}

/** What the heap has grown by with so many of them held, each. What is made only once is made before. */
async function bytesEach(count: number, make: (number: number) => Promise<unknown>): Promise<number> {
  await make(-1);
  const held = new Array<unknown>(count);
  const before = heapInUse();
  for (let number = 0; number < count; number++) held[number] = await make(number);
  const after = heapInUse();
  check(held.length === count, 'all are still held');
  return (after - before) / count;
}

function variablesOf(number: number): { readonly [name: string]: string } {
  return Object.fromEntries(
    Array.from({ length: 10 }, (_, index) => [`variable${index}`, `value ${number} ${index}`]),
  );
}

function heapInUse(): number {
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  if (typeof collect !== 'function') throw new Error('This Node cannot be told to collect garbage.');
  for (let time = 0; time < 3; time++) collect();
  return process.memoryUsage().heapUsed;
}
