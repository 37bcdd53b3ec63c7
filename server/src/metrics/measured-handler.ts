import type { JobRow } from '../stores/ports/rows.ts';
import type { JobHandler, JobOutcome } from '../workers/job-handler.ts';
import type { Metrics } from './metrics.ts';

/** The handler, with its attempts timed and counted by what came of them. */
export function measuredHandler(handler: JobHandler, { jobs, jobSeconds }: Metrics): JobHandler {
  const { perform, giveUp } = handler;
  const count = (job: JobRow, outcome: string) => jobs.inc({ ...labelsOf(job), outcome });
  return {
    perform: async (job, signal) => {
      const end = jobSeconds.startTimer(labelsOf(job));
      try {
        const result: JobOutcome = await perform(job, signal);
        count(job, result.kind === 'later' ? 'later' : 'done');
        return result;
      } catch (error) {
        count(job, 'failed');
        throw error;
      } finally {
        end();
      }
    },
    ...(giveUp && {
      giveUp: async (job: JobRow, reason: string) => {
        const result = await giveUp(job, reason);
        count(job, 'given-up');
        return result;
      },
    }),
  };
}

function labelsOf({ kind, jobType }: JobRow) {
  return { kind, type: jobType ?? '' };
}
