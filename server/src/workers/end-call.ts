import type { Command } from '@flowbook/engine';
import { SYSTEM } from '../execution/engine-json.ts';
import type { HostExecution } from '../execution/host-execution.ts';
import { escalationRowId, type JobData, jobData } from '../execution/projection/job-data.ts';
import type { Store } from '../stores/ports/store.ts';
import { giveCommand } from './give-command.ts';
import type { JobHandler, JobOutcome } from './job-handler.ts';

const ESCALATING: JobOutcome = {
  kind: 'later',
  afterMs: 250,
  reason: 'The caller has yet to be told of an escalation.',
};
const PAGE = 500;

/**
 * Tells the caller that its called instance ended, after all that it has escalated. A caller that waits no more is not
 * told.
 */
export function endCallHandler(
  execution: HostExecution,
  { instances, jobs }: Pick<Store, 'instances' | 'jobs'>,
): JobHandler {
  async function hasOpenEscalation(instanceId: string, callId: string): Promise<boolean> {
    for (let afterSeq = 0; ; ) {
      const events = await instances.events(instanceId, afterSeq, PAGE);
      for (const { type, seq } of events) {
        if (type !== 'escalation-thrown') continue;
        if ((await jobs.job(escalationRowId(instanceId, callId, seq))) !== null) return true;
      }
      if (events.length < PAGE) return false;
      afterSeq = events.at(-1)?.seq ?? afterSeq;
    }
  }

  return {
    perform: async (job) => {
      const end = jobData(job, 'end-call');
      if (end.mayEscalate === true && (await hasOpenEscalation(job.instanceId, end.callId)))
        return ESCALATING;
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
