import type { Filter } from 'mongodb';
import type { ClaimJobs, JobStore } from '../ports/instance-store.ts';
import type { JobRow } from '../ports/rows.ts';
import type { Database } from './database.ts';
import type { JobDocument } from './documents.ts';
import { endJob, PRESENT } from './gone.ts';
import { jobRow } from './rows.ts';

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
    retryAt: (id, owner, attempts, { dueAt, error, failedAt }) =>
      jobs.change(mine(id, owner, attempts), {
        $set: { dueAt, readyAt: dueAt, lastError: error },
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
    nextReadyAt: async () => {
      const next = await jobs.first({ readyAt: { $gt: '' } }, { sort: { readyAt: 1 }, only: ['readyAt'] });
      return next?.readyAt ?? null;
    },
    job: async (id) => {
      const document = await jobs.first({ _id: id, ...PRESENT });
      return document === null ? null : jobRow(document);
    },
  };
}

/** Looks for ready jobs and takes each by its id, until there are enough or none: others may look at the same time. */
async function claim(database: Database, request: ClaimJobs): Promise<readonly JobRow[]> {
  const claimed: JobDocument[] = [];
  while (claimed.length < request.limit) {
    const ready = await database.jobs.find(
      { readyAt: { $gt: '', $lte: request.now } },
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
