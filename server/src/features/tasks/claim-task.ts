import { refuse } from '../../errors/refusal.ts';
import type { Asked } from '../../http/route-types.ts';
import type { FeatureDeps } from '../deps.ts';
import { overRefusal, runTaskCommand, type TaskAtHand } from './task-command.ts';
import { hasCandidates, isAssignee, isCandidate } from './task-policy.ts';

/** Takes a group task. */
export function claimTask(deps: FeatureDeps, asked: Asked<'claimTask'>): Promise<TaskAtHand> {
  const { caller, params, idempotencyKey } = asked;
  return runTaskCommand(deps, params.id, idempotencyKey, async ({ task }) => {
    const over = overRefusal(task);
    if (over !== null) return over;
    if (!isCandidate(caller, task)) return refuse('task.not-yours');
    if (task.assignee !== null) return refuse('task.already-claimed');
    return { type: 'claim-task', taskId: task.id, actor: { kind: 'user', id: caller.id } };
  });
}

/** Gives a task back to its groups. */
export function releaseTask(deps: FeatureDeps, asked: Asked<'releaseTask'>): Promise<TaskAtHand> {
  const { caller, params, idempotencyKey } = asked;
  return runTaskCommand(deps, params.id, idempotencyKey, async ({ task }) => {
    const over = overRefusal(task);
    if (over !== null) return over;
    if (!isAssignee(caller, task)) return refuse('task.not-yours');
    if (!hasCandidates(task)) return refuse('task.not-releasable');
    return { type: 'release-task', taskId: task.id, actor: { kind: 'user', id: caller.id } };
  });
}
