import type { Task } from '@flowbook/contract';
import { refuse } from '../../errors/refusal.ts';
import type { Handlers } from '../../http/route-types.ts';
import type { FeatureDeps } from '../deps.ts';
import { createNames } from '../directory/names.ts';
import { presentInstance } from '../instances/instance-presenter.ts';
import { assignTask } from './assign-task.ts';
import { claimTask, releaseTask } from './claim-task.ts';
import { completeTask } from './complete-task.ts';
import { nextTaskOf } from './next-task.ts';
import { OpeningMoments } from './opening-moments.ts';
import type { TaskAtHand } from './task-command.ts';
import { taskDetail } from './task-detail.ts';
import { inbox, pending } from './task-lists.ts';
import { canMonitorTasks } from './task-policy.ts';
import { presentTask } from './task-presenter.ts';

type TaskHandlers = Pick<
  Handlers,
  'listTasks' | 'getTask' | 'claimTask' | 'releaseTask' | 'completeTask' | 'assignTask' | 'listPending'
>;

/** Work for people: the inbox, one task with its form, and what can be done with it. */
export function taskHandlers(deps: FeatureDeps): TaskHandlers {
  const names = createNames(deps.store.people);
  const moments = new OpeningMoments(deps.clock);
  const present = async (done: Promise<TaskAtHand>): Promise<Task> => {
    const atHand = await done;
    return presentTask(deps, atHand.task, atHand);
  };

  return {
    listTasks: ({ caller, query }) => inbox(deps, caller, query),
    getTask: (asked) => taskDetail(deps, moments, asked),
    claimTask: (asked) => present(claimTask(deps, asked)),
    releaseTask: (asked) => present(releaseTask(deps, asked)),
    assignTask: (asked) => present(assignTask(deps, asked)),

    completeTask: async (asked) => {
      const atHand = await completeTask(deps, asked);
      const { task, instance } = atHand;
      return {
        task: await presentTask(deps, task, atHand),
        instance: presentInstance(instance, await names.people([instance.startedBy])),
        nextTask: await nextTaskOf(deps, asked.caller, atHand),
      };
    },

    listPending: async ({ caller, query }) => {
      if (!canMonitorTasks(caller)) throw refuse('permission.missing');
      return pending(deps, query);
    },
  };
}
