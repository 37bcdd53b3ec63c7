import type { Store } from '@flowbook/server';
import { stateOf } from '../../../server/src/execution/engine-json.ts';
import { jobRowId } from '../../../server/src/execution/projection/job-data.ts';
import type { InstanceRow, JobRow } from '../../../server/src/stores/ports/rows.ts';
import { calledInstanceId } from '../../../server/src/workers/called-instance.ts';

/** Far beyond any lease, also of a clock that was an hour ahead then. */
const LONGEST_LOCK_MS = 86_400_000;

/**
 * What an instance waits for can still come: somebody will start the called process and tell of its end, look for the
 * message that is kept, and no job is locked for ever.
 */
export async function waitTrouble(store: Store, row: InstanceRow, now: string): Promise<readonly string[]> {
  const { calls, jobs, timers, subscriptions } = stateOf(row);
  const troubles: string[] = [];
  const jobOf = async (kind: JobRow['kind'], instanceId: string, engineId: string) => {
    const job = await store.jobs.job(jobRowId(kind, instanceId, engineId));
    if (job !== null && isLockedForEver(job, now))
      troubles.push(`job ${job.id} is locked until ${job.lockedUntil}`);
    return job;
  };
  for (const id of Object.keys(jobs)) await jobOf('service', row.id, id);
  for (const id of Object.keys(timers)) await jobOf('timer', row.id, id);
  for (const id of Object.keys(calls)) {
    const called = await store.instances.load(calledInstanceId(row.id, id));
    const isTold =
      called === null
        ? (await jobOf('start-call', row.id, id)) !== null
        : called.status === 'active' || (await jobOf('end-call', called.id, id)) !== null;
    if (!isTold) troubles.push(`call ${id} waits for ${called === null ? 'nobody' : 'what is over'}`);
  }
  for (const id of Object.keys(subscriptions)) {
    const subscription = await store.instances.subscription(id);
    if (subscription === null) continue;
    const { messageName, correlationKey } = subscription;
    const kept = await store.instances.bufferedMessages(messageName, correlationKey, now);
    const looks = [await jobOf('match-messages', row.id, id)];
    for (const message of kept) {
      const [sender = '', ...messageId] = message.id.split(':');
      looks.push(await jobOf('send-message', sender, messageId.join(':')));
    }
    if (kept.length > 0 && looks.every((job) => job === null))
      troubles.push(`subscription ${id} waits, and nobody brings it the message ${kept[0]?.id}`);
  }
  return troubles;
}

function isLockedForEver({ owner, lockedUntil }: JobRow, now: string): boolean {
  return (
    owner !== null && lockedUntil !== null && Date.parse(lockedUntil) > Date.parse(now) + LONGEST_LOCK_MS
  );
}
