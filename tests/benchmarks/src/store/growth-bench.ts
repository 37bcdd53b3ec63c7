import type { Commit, Store } from '@flowbook/server';
import { manyTasks } from '../engine/diagrams.ts';
import { check, processorTime } from '../measure.ts';
import { inFreshFolder } from '../places.ts';
import { type Bench, figure, ratio } from '../result.ts';
import { Host } from './host.ts';

const RUNS = 10_000;

/**
 * Ten thousand user tasks of one multi-instance activity on the embedded store, begun in one step and completed one after
 * the other: time and bytes of a completion must not depend on how many others there are.
 */
export const growthBench: Bench = ({ scale }) =>
  inFreshFolder(async (folder) => {
    const runs = Math.max(300, Math.round(RUNS * scale));
    let bytes = 0;
    const counting = (store: Store): Store => ({
      ...store,
      instances: {
        ...store.instances,
        commit: (commit) => {
          bytes += bytesOf(commit);
          return store.instances.commit(commit);
        },
      },
    });
    const host = await Host.open(folder, { many: manyTasks() }, counting);
    const began = performance.now();
    const started = await host.start('many', { items: Array.from({ length: runs }, (_, number) => number) });
    const startMs = performance.now() - began;
    const taskIds = started.tasks.map(({ id }) => id);
    check(taskIds.length === runs, `${taskIds.length} tasks are open`);

    let status = started.instance.status;
    const complete = async (from: number, to: number) => {
      bytes = 0;
      const beganAt = performance.now();
      const processor = await processorTime(async () => {
        for (const id of taskIds.slice(from, to))
          status = (await host.completeTask(started.instance.id, id, { answer: id })).instance.status;
      });
      const count = to - from;
      return {
        processor: processor / count,
        ms: (performance.now() - beganAt) / count,
        bytes: bytes / count,
      };
    };
    const tenth = Math.floor(runs / 10);
    const first = await complete(0, tenth);
    const middle = await complete(tenth, runs - tenth);
    const last = await complete(runs - tenth, runs - 1);
    await complete(runs - 1, runs);
    check(status === 'completed', `the instance is ${status}`);
    await host.store.close();
    return [
      figure('growth.start', startMs, 'ms'),
      figure('growth.completed_tasks', 1000 / middle.ms, 'tasks/s'),
      figure('growth.processor_per_task', middle.processor * 1000, 'µs'),
      ratio('growth.processor_per_task.last_tenth', last.processor / first.processor, 'first tenth'),
      figure('growth.bytes_per_task', middle.bytes, 'bytes'),
      ratio('growth.bytes_per_task.last_tenth', last.bytes / first.bytes, 'first tenth'),
    ];
  });

/** What a commit hands to the store; of a state in parts what of it is written. */
function bytesOf({ cut, instance, ...others }: Commit): number {
  const { state, ...summary } = instance;
  return Buffer.byteLength(JSON.stringify([others, summary, cut ?? state]));
}
