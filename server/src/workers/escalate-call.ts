import { SYSTEM } from '../execution/engine-json.ts';
import type { HostExecution } from '../execution/host-execution.ts';
import { jobData } from '../execution/projection/job-data.ts';
import { giveCommand } from './give-command.ts';
import type { JobHandler } from './job-handler.ts';

/**
 * Gives the caller an escalation that nothing in the called instance caught. The call goes on waiting, so the command could
 * be given twice; the key keeps a node that lost its lease from doing so.
 */
export function escalateCallHandler(execution: HostExecution): JobHandler {
  return {
    perform: (job) => {
      const { parentInstanceId, callId, escalationCode, payload } = jobData(job, 'escalate-call');
      return giveCommand(
        execution,
        parentInstanceId,
        {
          type: 'throw-escalation',
          source: { kind: 'call', id: callId },
          escalationCode,
          variables: payload,
          actor: SYSTEM,
        },
        { endedJobs: [job.id], idempotencyKey: job.id },
      );
    },
  };
}
