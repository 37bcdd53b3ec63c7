import type { Command } from '@flowbook/engine';
import { found, type Refusal, refuse } from '../../errors/refusal.ts';
import type { Asked } from '../../http/route-types.ts';
import type { FeatureDeps } from '../deps.ts';
import { acceptForm } from '../forms/accept-form.ts';
import { type DocumentNumbers, documentNumbers } from '../forms/document-numbers.ts';
import { overRefusal, runTaskCommand, type TaskAtHand } from './task-command.ts';
import { documentChangedSince, documentOf } from './task-document.ts';
import { canComplete, isCandidate } from './task-policy.ts';

/**
 * Completes a task with what its form was filled with: whose task it is, whether the document is still the one that
 * was shown, and every field are checked on what is stored when the commit is made.
 */
export function completeTask(deps: FeatureDeps, asked: Asked<'completeTask'>): Promise<TaskAtHand> {
  const numbers = documentNumbers({
    records: deps.store.records,
    clock: deps.clock,
    timeZone: deps.settings.timeZone,
  });
  return runTaskCommand(deps, asked.params.id, asked.idempotencyKey, async (atHand) => {
    const refusal = whyNotNow(asked, atHand) ?? (await whyStale(deps, asked, atHand));
    return refusal ?? completion(deps, asked, atHand, numbers);
  });
}

function whyNotNow({ caller }: Asked<'completeTask'>, { task }: TaskAtHand): Refusal | null {
  if (canComplete(caller, task)) return null;
  const claimable = task.assignee === null && isCandidate(caller, task);
  return overRefusal(task) ?? refuse(claimable ? 'task.not-assigned' : 'task.not-yours');
}

async function whyStale(
  { store }: FeatureDeps,
  { body }: Asked<'completeTask'>,
  { task, instance }: TaskAtHand,
): Promise<Refusal | null> {
  const changed = await documentChangedSince(store.instances, instance, task, body.rev);
  return changed ? refuse('task.stale-revision', { details: { rev: instance.rev } }) : null;
}

async function completion(
  deps: FeatureDeps,
  { body, caller, locale }: Asked<'completeTask'>,
  { task, instance }: TaskAtHand,
  numbers: DocumentNumbers,
): Promise<Refusal | Command> {
  const command: Command = { type: 'complete-task', taskId: task.id, actor: { kind: 'user', id: caller.id } };
  if (task.form === null) {
    return Object.keys(body.submission).length === 0 ? command : refuse('form.not-expected');
  }
  const release = found(
    await deps.releases.version(task.definitionKey, task.definitionVersion),
    'definition.not-found',
  );
  const accepted = await acceptForm(found(release.form(task.form.form), 'definition.not-found'), {
    stage: task.form.stage,
    fieldRights: task.form.fieldRights,
    stored: documentOf(deps.execution, instance, task),
    submitted: body.submission,
    caller,
    locale,
    now: deps.clock.iso(),
    timeZone: deps.settings.timeZone,
    registers: deps.store,
    numbers,
  });
  return accepted.ok ? { ...command, submission: accepted.changes } : accepted.refusal;
}
