import type { ActivatedJob } from '@flowbook/contract';
import { SYSTEM } from '../../execution/engine-json.ts';
import { jobData } from '../../execution/projection/job-data.ts';
import { asDocument } from '../../http/json.ts';
import type { Asked } from '../../http/route-types.ts';
import type { JobRow } from '../../stores/ports/rows.ts';
import type { FeatureDeps } from '../deps.ts';
import type { JobBell } from './job-bell.ts';
import { leaseOf } from './job-lease.ts';
import { failForGood } from './settle-job.ts';

/** Jobs that another server of the same data made ring no bell here. */
const LOOK_AGAIN_MS = 1000;

/**
 * Claims external jobs; when there are none, waits until there are, the time is over, the worker hangs up or the server
 * stops. What was claimed for a worker that is gone is let go at once.
 */
export async function activateJobs(
  deps: FeatureDeps,
  bell: JobBell,
  { body, stream }: Asked<'activateJobs'>,
): Promise<ActivatedJob[]> {
  const { stopping } = deps;
  let patience: Patience | null = null;
  const gone = new AbortController();
  const hangUp = () => gone.abort();
  stream.socket.once('close', hangUp);
  try {
    for (;;) {
      const turn = listenFor(deps, bell, body.jobTypes, [stopping, gone.signal]);
      try {
        const jobs = stopping.aborted ? [] : await takeReady(deps, body);
        if (gone.signal.aborted) {
          await Promise.all(jobs.map((job) => letGo(deps, job)));
          return [];
        }
        if (jobs.length > 0) return jobs.map(({ presented }) => presented);
        if (stopping.aborted || body.waitMs === 0 || patience?.over.aborted) return [];
        const ready = await deps.store.jobs.nextReadyAt(body.jobTypes);
        patience ??= patienceOf(deps, body.waitMs);
        await turn.until(ready, patience);
      } finally {
        turn.end();
      }
    }
  } finally {
    patience?.forget();
    stream.socket.off('close', hangUp);
  }
}

interface Patience {
  readonly over: AbortSignal;
  forget(): void;
}

/** Over when so much time has passed, whatever the clock shows then. */
function patienceOf({ clock }: FeatureDeps, ms: number): Patience {
  const over = new AbortController();
  return { over: over.signal, forget: clock.wakeAfter(ms, () => over.abort()) };
}

interface Taken {
  readonly row: JobRow;
  readonly presented: ActivatedJob;
}

/** Takes what is ready. A job that used up its attempts by leases that ended, and one of no running case, is settled here. */
async function takeReady(deps: FeatureDeps, body: Asked<'activateJobs'>['body']): Promise<readonly Taken[]> {
  const { store, clock, ids } = deps;
  const { jobTypes, worker, leaseMs, maxJobs: limit } = body;
  for (;;) {
    const now = clock.iso();
    const next = await store.jobs.nextReadyAt(jobTypes);
    if (next === null || next > now) return [];
    const owner = `${worker}~${ids.next()}`;
    const claimed = await store.jobs.claim({ owner, now, leaseMs, limit, jobTypes });
    const load = instancesOnce(deps);
    const taken = (await Promise.all(claimed.map((row) => handOver(deps, row, load)))).filter(
      (one) => one !== null,
    );
    if (taken.length > 0 || claimed.length === 0) return taken;
  }
}

type Load = FeatureDeps['store']['instances']['load'];

/** Many jobs may be of one case, and that a large one: it is read once. */
function instancesOnce({ store }: FeatureDeps): Load {
  const loading = new Map<string, ReturnType<Load>>();
  return (id) => {
    const one = loading.get(id) ?? store.instances.load(id);
    loading.set(id, one);
    return one;
  };
}

async function handOver(deps: FeatureDeps, row: JobRow, load: Load): Promise<Taken | null> {
  const { store } = deps;
  if (row.attempts > row.maxAttempts) {
    await failForGood(
      deps,
      row,
      SYSTEM,
      row.lastError ?? `Workers took it ${row.maxAttempts} times and never ended.`,
    );
    return null;
  }
  const instance = await load(row.instanceId);
  if (instance === null || instance.status !== 'active') {
    await store.jobs.finish(row.id, row.owner ?? '', row.attempts);
    return null;
  }
  const presented: ActivatedJob = {
    id: row.id,
    lease: leaseOf({ owner: row.owner ?? '', attempts: row.attempts }),
    leaseUntil: row.lockedUntil ?? row.dueAt,
    jobType: row.jobType ?? '',
    input: asDocument(jobData(row, 'external').input),
    retriesLeft: row.maxAttempts - row.attempts,
    instanceId: instance.id,
    elementId: row.elementId,
    definitionKey: instance.definitionKey,
    definitionVersion: instance.definitionVersion,
    businessKey: instance.businessKey,
  };
  return { row, presented };
}

/** Gives a job back as if it had not been taken. */
async function letGo({ store }: FeatureDeps, { row }: Taken): Promise<void> {
  const retry = { dueAt: row.dueAt, error: row.lastError ?? '', failedAt: null };
  await store.jobs.retryAt(row.id, row.owner ?? '', row.attempts, retry);
}

/** One turn of waiting; listens from the start, so that what happens while one looks is not missed. */
function listenFor(
  { clock, store }: FeatureDeps,
  bell: JobBell,
  jobTypes: readonly string[],
  ends: readonly AbortSignal[],
) {
  let wake = () => {};
  const woken = new Promise<void>((resolve) => {
    wake = resolve;
  });
  const endListening = bell.listen(jobTypes, wake);
  for (const signal of ends) signal.addEventListener('abort', wake);
  const forgetting: (() => void)[] = [];
  return {
    /** Until a job is ready that there is already, or anything happens. */
    until: async (ready: string | null, { over }: Patience) => {
      if ([...ends, over].some(({ aborted }) => aborted)) return;
      over.addEventListener('abort', wake);
      forgetting.push(() => over.removeEventListener('abort', wake));
      if (ready !== null) {
        const next = Math.max(Date.parse(ready), clock.now().getTime() + 1);
        forgetting.push(clock.wakeAt(new Date(next), wake));
      }
      if (!store.exclusive) forgetting.push(clock.wakeAfter(LOOK_AGAIN_MS, wake));
      await woken;
    },
    end: () => {
      endListening();
      for (const forget of forgetting) forget();
      for (const signal of ends) signal.removeEventListener('abort', wake);
    },
  };
}
