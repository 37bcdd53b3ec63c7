import type { Command } from '@flowbook/engine';
import { SYSTEM } from '../execution/engine-json.ts';
import type { HostExecution } from '../execution/host-execution.ts';
import { type JobData, jobData } from '../execution/projection/job-data.ts';
import { giveCommand } from './give-command.ts';
import type { JobHandler } from './job-handler.ts';

/** Tells the caller that its called instance ended. A caller that waits no more is not told. */
export function endCallHandler(execution: HostExecution): JobHandler {
  return {
    perform: (job) => {
      const end = jobData(job, 'end-call');
      return giveCommand(execution, end.parentInstanceId, commandOf(end), { endedJobs: [job.id] });
    },
  };
}

function commandOf({ callId, outcome }: JobData['end-call']): Command {
  if (outcome.kind === 'completed')
    return { type: 'complete-call', callId, variables: outcome.variables, actor: SYSTEM };
  return {
    type: 'fail-call',
    callId,
    reason: outcome.reason,
    ...(outcome.errorCode === null ? {} : { errorCode: outcome.errorCode }),
    actor: SYSTEM,
  };
}
