import { SYSTEM } from '../execution/engine-json.ts';
import type { HostExecution } from '../execution/host-execution.ts';
import { jobData } from '../execution/projection/job-data.ts';
import { giveCommand } from './give-command.ts';
import type { JobHandler } from './job-handler.ts';

/** Fires the timers whose time has come. One that was canceled or has fired already changes nothing. */
export function timerHandler(execution: HostExecution): JobHandler {
  return {
    perform: (job) => {
      const { timerId } = jobData(job, 'timer');
      const command = { type: 'fire-timer', timerId, actor: SYSTEM } as const;
      return giveCommand(execution, job.instanceId, command, { endedJobs: [job.id] });
    },
  };
}
