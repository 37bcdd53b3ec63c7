import type { Command } from '@flowbook/engine';
import { found, Refusal, refuse } from '../../errors/refusal.ts';
import type { InstanceRow, TaskRow } from '../../stores/ports/rows.ts';
import type { FeatureDeps } from '../deps.ts';
import { runCommand } from '../run-command.ts';

/** A task as it is stored at the moment of deciding, with its case. */
export interface TaskAtHand {
  readonly task: TaskRow;
  readonly instance: InstanceRow;
}

/** Policy and command of one action on a task: the refusal, or what the engine is asked. */
export type DecideOnTask = (atHand: TaskAtHand) => Promise<Refusal | Command>;

/**
 * Runs an action on a task. It is decided on what is stored, again after every conflict, so nobody acts on what was
 * true a moment ago. Answers the task and its case after the commit.
 */
export async function runTaskCommand(
  { store, execution }: FeatureDeps,
  taskId: string,
  idempotencyKey: string | undefined,
  decide: DecideOnTask,
): Promise<TaskAtHand> {
  const { instanceId } = found(await store.instances.task(taskId), 'task.not-found');
  const { instance } = await runCommand(
    execution,
    instanceId,
    async (current) => {
      const task = await store.instances.task(taskId);
      if (task === null || current.instance === null) return { ok: false, refusal: refuse('task.not-found') };
      const decision = await decide({ task, instance: current.instance });
      return decision instanceof Refusal ? { ok: false, refusal: decision } : { ok: true, command: decision };
    },
    idempotencyKey,
  );
  return { task: found(await store.instances.task(taskId), 'task.not-found'), instance };
}

/** Why nothing can be done with a task that is over; `null` for an open one. */
export function overRefusal({ status }: TaskRow): Refusal | null {
  if (status === 'completed') return refuse('task.already-completed');
  return status === 'canceled' ? refuse('task.not-active') : null;
}
