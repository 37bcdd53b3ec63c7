import type { Execution } from '../../execution/execution.ts';
import { membersOf, valueAt } from '../../http/json.ts';
import type { InstanceStore } from '../../stores/ports/instance-store.ts';
import type { EventRow, InstanceRow, Json, TaskRow } from '../../stores/ports/rows.ts';

/** The document that a task's form reads and writes, as it stands in the case; empty before anybody wrote it. */
export function documentOf(
  execution: Execution,
  instance: InstanceRow,
  { form, scopeId }: TaskRow,
): { readonly [field: string]: Json } {
  if (form?.doc === null || form?.doc === undefined) return {};
  return membersOf(valueAt(execution.variables(instance, scopeId), form.doc.split('.')));
}

const BATCH = 500;

/**
 * Whether somebody wrote the task's document after the revision that was shown. Changes elsewhere in the case make
 * nothing stale, so that people who work on other documents at the same time do not disturb each other.
 */
export async function documentChangedSince(
  store: InstanceStore,
  instance: InstanceRow,
  { form }: TaskRow,
  shownRev: number,
): Promise<boolean> {
  if (shownRev > instance.rev) return true;
  if (shownRev === instance.rev || form?.doc === null || form?.doc === undefined) return false;
  const [variable = ''] = form.doc.split('.');
  for (let afterSeq = 0; ; ) {
    const batch = await store.events(instance.id, afterSeq, BATCH);
    if (batch.some((event) => event.rev > shownRev && writes(event, variable))) return true;
    const last = batch.at(-1);
    if (last === undefined || batch.length < BATCH) return false;
    afterSeq = last.seq;
  }
}

/** Events carry the whole values of the variables that they set, at the start of a case and later. */
function writes({ data }: EventRow, variable: string): boolean {
  return Object.hasOwn(membersOf(membersOf(data).variables), variable);
}
