import { refuse } from '../../errors/refusal.ts';
import { hasPermission } from '../../http/caller.ts';
import type { Handlers } from '../../http/route-types.ts';
import type { FeatureDeps } from '../deps.ts';
import { activateJobs } from './activate-jobs.ts';
import { heldJob, holdIn } from './job-lease.ts';
import { completeJob, failJob, throwJobError } from './settle-job.ts';

type JobHandlers = Pick<
  Handlers,
  'activateJobs' | 'completeJob' | 'failJob' | 'extendLease' | 'throwJobError' | 'listWaitingJobs'
>;

/** The server takes its own jobs within moments. Where they wait for longer, the store or the load keeps it from that. */
const LATE_MS = 60_000;

/** Work of service tasks that programs outside do. */
export function jobHandlers(deps: FeatureDeps): JobHandlers {
  const { store, clock, execution, jobBell: bell } = deps;
  execution.onCommitted(({ events }) => {
    for (const event of events) if (event.type === 'job-created') bell.ring(event.jobType);
  });

  return {
    activateJobs: async (asked) => ({ items: await activateJobs(deps, bell, asked) }),

    completeJob: async (asked) => {
      await completeJob(deps, asked);
      return undefined;
    },

    failJob: async (asked) => {
      const failed = await failJob(deps, asked);
      const job = await store.jobs.job(asked.params.id);
      if (job?.jobType) bell.ring(job.jobType);
      return failed;
    },

    throwJobError: async (asked) => {
      await throwJobError(deps, asked);
      return undefined;
    },

    extendLease: async ({ params, body }) => {
      const job = await heldJob(deps, params.id, body.lease);
      const { owner, attempts } = holdIn(body.lease);
      const leaseUntil = new Date(clock.now().getTime() + body.leaseMs).toISOString();
      if (!(await store.jobs.renew(job.id, owner, attempts, leaseUntil))) throw refuse('job.lease-lost');
      return { leaseUntil };
    },

    listWaitingJobs: async ({ caller }) => {
      if (!hasPermission(caller, 'monitor')) throw refuse('permission.missing');
      const late = new Date(clock.now().getTime() - LATE_MS).toISOString();
      const waiting = await store.jobs.waiting(clock.iso());
      return {
        items: waiting
          .filter(({ kind, since }) => kind === 'external' || since <= late)
          .map(({ kind, jobType, count, since }) => ({ kind, jobType: jobType ?? '', count, since })),
      };
    },
  };
}
