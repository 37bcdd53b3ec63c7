import type { ProcessModel } from '@flowbook/engine';
import { check, median, processorTime, roundsWithin } from '../measure.ts';
import { type Effort, figure, type Line, ratio } from '../result.ts';
import { manyTasks } from './diagrams.ts';
import { Case, modelOf } from './flowbook.ts';

const RUNS = 10_000;

/** Ten thousand user tasks of one parallel multi-instance activity, completed one after the other. */
export async function measureManyRuns(effort: Effort): Promise<readonly Line[]> {
  const runs = Math.max(100, Math.round(RUNS * effort.scale));
  const model = await modelOf(manyTasks());
  await completeAll(model, runs);
  const measured = [];
  for (const _round of roundsWithin(effort)) measured.push(await completeAll(model, runs));
  const metric = 'engine.many_runs';
  return [
    figure(metric, median(measured.map(({ whole }) => (runs * 1000) / whole)), 'tasks/s'),
    ratio(
      `${metric}.time_of_last_tenth`,
      median(measured.map(({ first, last }) => last / first)),
      'first tenth',
    ),
  ];
}

async function completeAll(
  model: ProcessModel,
  runs: number,
): Promise<{ readonly first: number; readonly last: number; readonly whole: number }> {
  const one = new Case(model);
  one.start({ items: Array.from({ length: runs }, (_, number) => number) });
  const taskIds = Object.keys(one.state?.tasks ?? {});
  check(taskIds.length === runs, `${taskIds.length} tasks are open`);
  const actor = { kind: 'user', id: 'bench' } as const;
  const complete = (from: number, to: number) => {
    for (const taskId of taskIds.slice(from, to))
      one.do({ type: 'complete-task', taskId, variables: { answer: taskId }, actor });
  };
  const tenth = Math.floor(runs / 10);
  const first = await processorTime(() => complete(0, tenth));
  const middle = await processorTime(() => complete(tenth, runs - tenth));
  const last = await processorTime(() => complete(runs - tenth, runs));
  const answers = one.state?.scopes.root?.variables.answers;
  check(one.state?.status === 'completed' && Array.isArray(answers), 'the instance ended');
  check(answers.length === runs && answers.at(-1) === taskIds.at(-1), 'every task has given its answer');
  return { first, last, whole: first + middle + last };
}
