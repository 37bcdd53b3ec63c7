import { refuse } from '../../errors/refusal.ts';
import type { Asked } from '../../http/route-types.ts';
import type { FeatureDeps } from '../deps.ts';
import { overRefusal, runTaskCommand, type TaskAtHand } from './task-command.ts';
import { canMonitorTasks } from './task-policy.ts';

/** Gives an open task to one person, or back to its groups. */
export async function assignTask(deps: FeatureDeps, asked: Asked<'assignTask'>): Promise<TaskAtHand> {
  const { caller, params, body, idempotencyKey } = asked;
  if (!canMonitorTasks(caller)) throw refuse('permission.missing');
  if (body.assignee !== null && (await deps.store.people.user(body.assignee)) === null) {
    throw refuse('person.not-found');
  }
  return runTaskCommand(deps, params.id, idempotencyKey, async ({ task }) => {
    const over = overRefusal(task);
    if (over !== null) return over;
    const actor = { kind: 'user', id: caller.id } as const;
    return { type: 'assign-task', taskId: task.id, assignee: body.assignee, actor };
  });
}
