import { SYSTEM } from '../execution/engine-json.ts';
import type { HostExecution } from '../execution/host-execution.ts';
import { jobData, jobRowId } from '../execution/projection/job-data.ts';
import type { JobStore } from '../stores/ports/instance-store.ts';
import { calledInstanceId } from './called-instance.ts';
import { giveCommand } from './give-command.ts';
import type { JobHandler, JobOutcome } from './job-handler.ts';

const STARTING: JobOutcome = { kind: 'later', afterMs: 250, reason: 'The called instance is being started.' };

/**
 * Cancels the instance of a canceled call. While the job that starts it is there, the instance may come into being
 * at any moment; so this one waits until that one is done, and nothing is left running alone.
 */
export function cancelCallHandler(execution: HostExecution, jobs: JobStore): JobHandler {
  return {
    perform: async (job) => {
      const { callId } = jobData(job, 'cancel-call');
      if ((await jobs.job(jobRowId('start-call', job.instanceId, callId))) !== null) return STARTING;
      const reason = `The instance ${job.instanceId}, which called this one, waits for it no more.`;
      const instanceId = calledInstanceId(job.instanceId, callId);
      const command = { type: 'cancel-instance', reason, actor: SYSTEM } as const;
      return giveCommand(execution, instanceId, command, { endedJobs: [job.id] });
    },
  };
}
