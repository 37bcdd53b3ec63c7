import type { Task } from '@flowbook/contract';
import type { Step } from '../../execution/execution.ts';
import type { Caller } from '../../http/caller.ts';
import type { FeatureDeps } from '../deps.ts';
import { isAssignee, isCandidate } from './task-policy.ts';
import { presentTask } from './task-presenter.ts';

/** What the caller can go on with in the same case: a task of theirs, else one that they may claim. */
export async function nextTaskOf(
  deps: FeatureDeps,
  caller: Caller,
  step: Pick<Step, 'instance' | 'openTasks' | 'repeated'>,
): Promise<Task | null> {
  const open = [...step.openTasks.values()];
  const next =
    open.find((task) => isAssignee(caller, task)) ??
    open.find((task) => task.assignee === null && isCandidate(caller, task));
  return next === undefined ? null : presentTask(deps, next, step);
}
