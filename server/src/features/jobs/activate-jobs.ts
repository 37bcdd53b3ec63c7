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
  const { clock, stopping } = deps;
  const deadline = clock.now().getTime() + body.waitMs;
  const gone = new AbortController();
  const hangUp = () => gone.abort();
  stream.socket.once('close', hangUp);
  try {
    for (;;) {
      const turn = listenFor(deps, bell, body.jobTypes, gone.signal);
      try {
        const jobs = stopping.aborted ? [] : await takeReady(deps, body);
        if (gone.signal.aborted) {
          await Promise.all(jobs.map((job) => letGo(deps, job)));
          return [];
        }
        if (jobs.length > 0) return jobs.map(({ presented }) => presented);
        if (stopping.aborted || clock.now().getTime() >= deadline) return [];
        await turn.until(await nextLook(deps, body.jobTypes, deadline));
      } finally {
        turn.end();
      }
    }
  } finally {
    stream.socket.off('close', hangUp);
  }
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
    const taken = (await Promise.all(claimed.map((row) => handOver(deps, row)))).filter(
      (one) => one !== null,
    );
    if (taken.length > 0 || claimed.length === 0) return taken;
  }
}

async function handOver(deps: FeatureDeps, row: JobRow): Promise<Taken | null> {
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
  const instance = await store.instances.load(row.instanceId);
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

async function nextLook(
  { store, clock }: FeatureDeps,
  jobTypes: readonly string[],
  deadline: number,
): Promise<Date> {
  const next = await store.jobs.nextReadyAt(jobTypes);
  const now = clock.now().getTime();
  const ready = next === null ? Number.POSITIVE_INFINITY : Math.max(Date.parse(next), now + 1);
  const look = store.exclusive ? Number.POSITIVE_INFINITY : now + LOOK_AGAIN_MS;
  return new Date(Math.min(deadline, ready, look));
}

/** One turn of waiting; listens from the start, so that what happens while one looks is not missed. */
function listenFor(
  { clock, stopping }: FeatureDeps,
  bell: JobBell,
  jobTypes: readonly string[],
  gone: AbortSignal,
) {
  let wake = () => {};
  const woken = new Promise<void>((resolve) => {
    wake = resolve;
  });
  const endListening = bell.listen(jobTypes, wake);
  for (const signal of [stopping, gone]) signal.addEventListener('abort', wake);
  let forget = () => {};
  return {
    until: async (instant: Date) => {
      if (stopping.aborted || gone.aborted) return;
      forget = clock.wakeAt(instant, wake);
      await woken;
    },
    end: () => {
      endListening();
      forget();
      for (const signal of [stopping, gone]) signal.removeEventListener('abort', wake);
    },
  };
}
