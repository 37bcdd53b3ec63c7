import type { Store } from '@flowbook/server';
import { stateOf } from '../../../server/src/execution/engine-json.ts';
import { jobRowId } from '../../../server/src/execution/projection/job-data.ts';
import type { InstanceRow } from '../../../server/src/stores/ports/rows.ts';
import { externalJobTypes } from './machine.ts';
import type { AuditedInstance, AuditedJob } from './protocol.ts';

/** When the next job can be done: by the server, or by a program outside. */
export async function nextReadyAt({ jobs }: Store): Promise<string | null> {
  const both = [await jobs.nextReadyAt(), await jobs.nextReadyAt(externalJobTypes)];
  const [first = null] = both.filter((at) => at !== null).sort();
  return first;
}

/** Of the jobs of service tasks those that are not the server's to do. */
export async function externalJobsOf({ jobs }: Store, row: InstanceRow): Promise<readonly AuditedJob[]> {
  const found: AuditedJob[] = [];
  for (const id of Object.keys(stateOf(row).jobs)) {
    const job = await jobs.job(jobRowId('service', row.id, id));
    if (job?.kind !== 'external') continue;
    const { attempts, owner, lockedUntil, failingSince } = job;
    const heldUntil = owner === null ? null : lockedUntil;
    found.push({ id, attempts, heldUntil, hasFailed: failingSince !== null });
  }
  return found;
}

export async function awaitedBy(
  { instances }: Store,
  row: InstanceRow,
  now: string,
): Promise<AuditedInstance['awaited']> {
  const awaited: AuditedInstance['awaited'][number][] = [];
  for (const id of Object.keys(stateOf(row).subscriptions)) {
    const subscription = await instances.subscription(id);
    if (subscription === null) continue;
    const { messageName, correlationKey } = subscription;
    const kept = await instances.bufferedMessages(messageName, correlationKey, now);
    awaited.push({ topic: `${messageName} ${correlationKey}`, kept: kept.length });
  }
  return awaited;
}

/** Messages and signals from outside that are not handed out yet. */
export async function pendingOf({ jobs }: Store, ids: readonly string[]): Promise<readonly string[]> {
  const pending: string[] = [];
  for (const id of ids)
    for (const kind of ['send-message', 'broadcast-signal'] as const)
      if ((await jobs.job(jobRowId(kind, 'outside', id))) !== null) pending.push(id);
  return pending;
}
