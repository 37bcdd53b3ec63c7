import type { Filter } from 'mongodb';
import type { ClaimJobs, JobStore, Submission, WaitingJobs } from '../ports/instance-store.ts';
import type { JobRow } from '../ports/rows.ts';
import type { Database } from './database.ts';
import type { JobDocument } from './documents.ts';
import { endJob, PRESENT } from './gone.ts';
import { jobDocument, jobRow, messageDocument } from './rows.ts';

/** Counting more would read more than an operator needs to know. */
const MOST_COUNTED = 10_000;

/** Jobs with leases, in MongoDB. A job that is gone has no owner, so that nobody's word on it counts. */
export function createJobStore(database: Database): JobStore {
  const { jobs } = database;
  const mine = (_id: string, owner: string, attempts: number): Filter<JobDocument> => ({
    _id,
    owner,
    attempts,
    ...PRESENT,
  });
  return {
    claim: (request) => claim(database, request),
    renew: (id, owner, attempts, lockedUntil) =>
      jobs.change(mine(id, owner, attempts), { $set: { lockedUntil, readyAt: lockedUntil } }),
    finish: (id, owner, attempts) => jobs.change(mine(id, owner, attempts), endJob()),
    retryAt: (id, owner, attempts, { dueAt, error, failedAt, maxAttempts }) =>
      jobs.change(mine(id, owner, attempts), {
        $set: {
          dueAt,
          readyAt: dueAt,
          lastError: error,
          ...(maxAttempts !== undefined && { maxAttempts }),
        },
        $unset: { owner: '', lockedUntil: '' },
        // The first failure stays: `$min` sets what is not there and keeps what is earlier.
        ...(failedAt === null ? { $inc: { attempts: -1 } } : { $min: { failingSince: failedAt } }),
      }),
    failing: async ({ failures, instanceId, limit }) => {
      const filter: Filter<JobDocument> = {
        failingSince: { $gt: '' },
        ...(instanceId !== undefined && { instanceId }),
        $or: [
          { owner: { $exists: false }, attempts: { $gte: failures } },
          { owner: { $exists: true }, attempts: { $gte: failures + 1 } },
        ],
      };
      return (await jobs.find(filter, { sort: { failingSince: 1, _id: 1 }, limit })).map(jobRow);
    },
    tryNow: (id, now) =>
      jobs.change(
        { _id: id, owner: { $exists: false }, failingSince: { $gt: '' } },
        { $min: { dueAt: now, readyAt: now } },
      ),
    nextReadyAt: async (jobTypes) => {
      const filter = { ...queueOf(jobTypes), readyAt: { $gt: '' } };
      const next = await jobs.first(filter, { sort: { readyAt: 1 }, only: ['readyAt'] });
      return next?.readyAt ?? null;
    },
    waiting: (now) => waiting(database, now),
    submit: (submission) => submit(database, submission),
    job: async (id) => {
      const document = await jobs.first({ _id: id, ...PRESENT });
      return document === null ? null : jobRow(document);
    },
  };
}

/** External jobs have their type as queue, all others have none. */
function queueOf(jobTypes: readonly string[] | undefined): Filter<JobDocument> {
  return { queue: jobTypes === undefined ? { $exists: false } : { $in: [...jobTypes] } };
}

async function waiting({ jobs }: Database, now: string): Promise<readonly WaitingJobs[]> {
  const ready = await jobs.find(
    { readyAt: { $gt: '', $lte: now } },
    { limit: MOST_COUNTED, only: ['label', 'readyAt'] },
  );
  const groups = new Map<string, WaitingJobs>();
  for (const { label = '', readyAt } of ready) {
    const [kind, ...type] = label.split(' ');
    const known = groups.get(label);
    groups.set(label, {
      kind: kind as JobRow['kind'],
      jobType: type.length === 0 ? null : type.join(' '),
      count: (known?.count ?? 0) + 1,
      since: known === undefined || readyAt < known.since ? readyAt : known.since,
    });
  }
  return [...groups.values()];
}

/** A job that is over is remembered for a day, so a submission that is repeated finds it and changes nothing. */
async function submit({ jobs, messages }: Database, { job, message }: Submission): Promise<boolean> {
  if ((await jobs.first({ _id: job.id }, { only: ['_id'] })) !== null) return false;
  if (message !== undefined) await messages.add(messageDocument(message));
  return jobs.add(jobDocument(job, { writer: job.id, rev: 0 }));
}

/** Looks for ready jobs and takes each by its id, until there are enough or none: others may look at the same time. */
async function claim(database: Database, request: ClaimJobs): Promise<readonly JobRow[]> {
  const claimed: JobDocument[] = [];
  while (claimed.length < request.limit) {
    const ready = await database.jobs.find(
      { ...queueOf(request.jobTypes), readyAt: { $gt: '', $lte: request.now } },
      { sort: { readyAt: 1, _id: 1 }, limit: request.limit - claimed.length, only: ['readyAt'] },
    );
    if (ready.length === 0) break;
    const taken = await Promise.all(ready.map(({ _id }) => take(database, _id, request)));
    claimed.push(...taken.filter((job) => job !== null));
  }
  return claimed.map(jobRow).sort((a, b) => (a.dueAt < b.dueAt ? -1 : a.dueAt > b.dueAt ? 1 : 0));
}

function take(database: Database, _id: string, { owner, now, leaseMs }: ClaimJobs) {
  const lockedUntil = new Date(Date.parse(now) + leaseMs).toISOString();
  return database.jobs.take(
    { _id, readyAt: { $gt: '', $lte: now } },
    { $set: { owner, lockedUntil, readyAt: lockedUntil }, $inc: { attempts: 1 } },
  );
}
