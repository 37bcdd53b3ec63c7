import type { Task } from '@flowbook/contract';
import type { Step } from '../../execution/execution.ts';
import type { TaskRow } from '../../stores/ports/rows.ts';
import type { FeatureDeps } from '../deps.ts';
import { createNames } from '../directory/names.ts';

/**
 * Tasks as lists show them, with names in both languages and the present revision of their cases.
 * @param revisions of the cases by id, where they are known already
 */
export async function presentTasks(
  { store, clock }: FeatureDeps,
  rows: readonly TaskRow[],
  revisions?: ReadonlyMap<string, number>,
): Promise<Task[]> {
  const names = createNames(store.people);
  const [people, roles, present] = await Promise.all([
    names.people(rows.map(({ assignee }) => assignee)),
    names.roles(),
    revisions ?? revisionsOf(store, rows),
  ]);
  const now = clock.iso();
  return rows.map((row) => ({
    id: row.id,
    rev: present.get(row.instanceId) ?? row.rev,
    name: row.name,
    elementId: row.elementId,
    status: row.status,
    instanceId: row.instanceId,
    instanceTitle: row.instanceTitle,
    definitionKey: row.definitionKey,
    definitionVersion: row.definitionVersion,
    definitionName: row.definitionName,
    assignee: people.personOrNull(row.assignee),
    candidateGroups: row.candidateGroups.map(roles.role),
    createdAt: row.createdAt,
    dueAt: row.dueAt,
    overdue: row.status === 'open' && row.dueAt !== null && row.dueAt < now,
    endedAt: row.endedAt,
  }));
}

/** @param step the one just done in the task's case, which tells its revision */
export async function presentTask(
  deps: FeatureDeps,
  row: TaskRow,
  step?: Pick<Step, 'instance' | 'repeated'>,
): Promise<Task> {
  // A repeated step is one of earlier.
  const revisions =
    step === undefined || step.repeated ? undefined : new Map([[step.instance.id, step.instance.rev]]);
  const [task] = await presentTasks(deps, [row], revisions);
  if (task === undefined) throw new TypeError('One row gives one task.');
  return task;
}

async function revisionsOf(
  { instances }: FeatureDeps['store'],
  rows: readonly TaskRow[],
): Promise<ReadonlyMap<string, number>> {
  const revisions = new Map<string, number>();
  for (const id of new Set(rows.map(({ instanceId }) => instanceId))) {
    const revision = await instances.revision(id);
    if (revision !== null) revisions.set(id, revision);
  }
  return revisions;
}
