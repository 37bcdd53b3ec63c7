import type { Store } from '@flowbook/server';
import type { Commit } from '../../../server/src/stores/ports/instance-store.ts';
import type { EventJson, JobRow } from '../../../server/src/stores/ports/rows.ts';
import { withChangedCommits, withoutJobs } from './changed-commits.ts';
import type { Defect } from './protocol.ts';

const FOR_EVER = '9999-12-31T00:00:00.000Z';
const HOUR = 3_600_000;
const LONG_AGO = '1970-01-01T00:00:00.000Z';

/** Elements whose work is done by programs outside. */
const OUTSIDE: ReadonlySet<string> = new Set(['label', 'pack']);

/** Answers once, where it is possible, that the defect is planted there. */
type Plant = (isPossible: boolean) => boolean;

/** A store with a defect in what large instances, programs outside and their messages need of it. */
export function withOutsideDefect(store: Store, defect: Defect, plant: Plant): Store {
  const { instances, jobs } = store;
  /** The part that is never written, of which instance. */
  let dropped: { readonly instanceId: string; readonly number: number } | null = null;
  let forgotten = '';
  const changed = (commit: Commit): Commit | null => {
    switch (defect) {
      case 'drops-a-part':
        if (plant((commit.cut?.written.length ?? 0) > 1))
          dropped = { instanceId: commit.instance.id, number: commit.cut?.written.at(-1)?.number ?? 0 };
        return dropped?.instanceId === commit.instance.id ? withoutPart(commit, dropped.number) : commit;
      case 'drops-a-completion':
        return plant(completion(commit) !== undefined) ? null : commit;
      case 'doubles-a-completion':
        return plant(completion(commit) !== undefined) ? withEventTwice(commit) : commit;
      case 'forgets-an-external-job':
        return plant(commit.jobs.some(isLabel)) ? withoutJobs(commit, isLabel) : commit;
      default:
        return commit;
    }
  };
  return {
    ...store,
    instances: withChangedCommits(instances, changed),
    jobs: {
      ...jobs,
      claim: async (request) => {
        const claimed = await jobs.claim(request);
        const label = claimed.find(isLabel);
        if (label === undefined) return claimed;
        if (defect === 'hands-a-job-out-twice' && plant(true)) {
          const { id, attempts } = label;
          await jobs.retryAt(id, request.owner, attempts, {
            dueAt: request.now,
            error: '',
            failedAt: request.now,
          });
          return claimed.map((job) =>
            job === label ? { ...job, lockedUntil: hourAfter(request.now) } : job,
          );
        }
        if (defect === 'locks-an-external-job' && plant(true)) {
          await jobs.renew(label.id, request.owner, label.attempts, FOR_EVER);
          return claimed.filter((job) => job !== label);
        }
        return claimed;
      },
      retryAt: async (id, owner, attempts, retry) => {
        const isFailure = owner.startsWith('worker-') && retry.failedAt !== null;
        // Also when it is said twice.
        if (defect === 'forgets-a-failure' && plant(isFailure)) forgotten = `${id} ${attempts}`;
        if (!isFailure || forgotten !== `${id} ${attempts}`) return jobs.retryAt(id, owner, attempts, retry);
        return jobs.renew(id, owner, attempts, hourAfter(retry.dueAt));
      },
      submit: async (submission) => {
        const { job, message } = submission;
        if (defect === 'drops-a-message' && plant(message?.name === 'parcel-payment')) return true;
        if (defect === 'tells-nobody-of-a-signal' && plant(job.kind === 'broadcast-signal'))
          return jobs.submit({ ...submission, job: withData(job, { thrownAt: LONG_AGO }) });
        if (
          defect === 'doubles-a-message' &&
          message !== undefined &&
          plant(message.name === 'parcel-request')
        ) {
          const messageId = `${message.id}again`;
          const again = { ...withData(job, { messageId }), id: `${job.id}again` };
          await jobs.submit({ ...submission, job: again, message: { ...message, id: messageId } });
        }
        return jobs.submit(submission);
      },
    },
  };
}

function hourAfter(instant: string): string {
  return new Date(Date.parse(instant) + HOUR).toISOString();
}

function isLabel({ kind, jobType }: JobRow): boolean {
  return kind === 'external' && jobType === 'print-label';
}

function completion({ events }: Commit): EventJson | undefined {
  return events.find(({ type, elementId }) => type === 'job-completed' && OUTSIDE.has(String(elementId)));
}

function withoutPart(commit: Commit, number: number): Commit {
  const { cut } = commit;
  if (cut === undefined) return commit;
  return { ...commit, cut: { ...cut, written: cut.written.filter((part) => part.number !== number) } };
}

function withEventTwice(commit: Commit): Commit {
  const event = completion(commit);
  const seq = (commit.events.at(-1)?.seq ?? 0) + 1;
  return event === undefined ? commit : { ...commit, events: [...commit.events, { ...event, seq }] };
}

function withData(job: JobRow, changes: { readonly [name: string]: string }): JobRow {
  return { ...job, data: { ...(job.data as { readonly [name: string]: string }), ...changes } };
}
