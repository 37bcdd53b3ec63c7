import type { Command } from '@flowbook/engine';
import { found, Refusal, refuse } from '../../errors/refusal.ts';
import type { Step } from '../../execution/execution.ts';
import type { TaskRow } from '../../stores/ports/rows.ts';
import type { FeatureDeps } from '../deps.ts';
import { runCommand } from '../run-command.ts';

/** A task as it is stored at the moment of deciding, with its case. */
export interface TaskAtHand extends Pick<Step, 'instance' | 'openTasks' | 'repeated'> {
  readonly task: TaskRow;
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
  const step = await runCommand(
    execution,
    instanceId,
    async (current) => {
      const { instance, openTasks } = current;
      const task = openTasks.get(taskId) ?? (await store.instances.task(taskId));
      if (task === null || instance === null) return { ok: false, refusal: refuse('task.not-found') };
      const decision = await decide({ task, instance, openTasks, repeated: false });
      return decision instanceof Refusal ? { ok: false, refusal: decision } : { ok: true, command: decision };
    },
    idempotencyKey,
  );
  const { instance, openTasks, repeated } = step;
  const changed = repeated ? undefined : step.tasks.find(({ id }) => id === taskId);
  const task = changed ?? found(await store.instances.task(taskId), 'task.not-found');
  return { task, instance, openTasks, repeated };
}

/** Why nothing can be done with a task that is over; `null` for an open one. */
export function overRefusal({ status }: TaskRow): Refusal | null {
  if (status === 'completed') return refuse('task.already-completed');
  return status === 'canceled' ? refuse('task.not-active') : null;
}
