import type { OpenedForm, TaskDetail } from '@flowbook/contract';
import { found, refuse } from '../../errors/refusal.ts';
import type { Asked } from '../../http/route-types.ts';
import type { InstanceRow, TaskRow } from '../../stores/ports/rows.ts';
import type { FeatureDeps } from '../deps.ts';
import { createNames } from '../directory/names.ts';
import { openForm } from '../forms/open-form.ts';
import { canSeeInstance } from '../instances/instance-policy.ts';
import { presentInstance } from '../instances/instance-presenter.ts';
import type { OpeningMoments } from './opening-moments.ts';
import { documentOf } from './task-document.ts';
import { canClaim, canComplete, canReadForm, canRelease } from './task-policy.ts';
import { presentTask } from './task-presenter.ts';

/** One task with its form as the caller meets it, and what the caller may do. */
export async function taskDetail(
  deps: FeatureDeps,
  moments: OpeningMoments,
  asked: Asked<'getTask'>,
): Promise<TaskDetail> {
  const { caller, params } = asked;
  const { store } = deps;
  const task = found(await store.instances.task(params.id), 'task.not-found');
  const instance = found(await store.instances.load(task.instanceId), 'task.not-found');
  if (!canReadForm(caller, task) && !canSeeInstance(caller, instance)) throw refuse('task.not-yours');
  const people = await createNames(store.people).people([instance.startedBy]);
  return {
    ...(await presentTask(deps, task)),
    form: canReadForm(caller, task) ? await openTaskForm(deps, moments, asked, task, instance) : null,
    instance: presentInstance(instance, people),
    allowed: {
      claim: canClaim(caller, task),
      release: canRelease(caller, task),
      complete: canComplete(caller, task),
    },
  };
}

async function openTaskForm(
  deps: FeatureDeps,
  moments: OpeningMoments,
  { caller, locale }: Asked<'getTask'>,
  task: TaskRow,
  instance: InstanceRow,
): Promise<OpenedForm | null> {
  if (task.form === null) return null;
  const release = found(
    await deps.releases.version(task.definitionKey, task.definitionVersion),
    'definition.not-found',
  );
  return openForm(found(release.form(task.form.form), 'definition.not-found'), {
    stage: task.form.stage,
    fieldRights: task.form.fieldRights,
    stored: documentOf(deps.execution, instance, task),
    fillIn: canComplete(caller, task),
    caller,
    locale,
    now: moments.of(task.id, caller.id),
    timeZone: deps.settings.timeZone,
  });
}
