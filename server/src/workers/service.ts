import type { Command } from '@flowbook/engine';
import { SYSTEM, stateOf } from '../execution/engine-json.ts';
import type { HostExecution } from '../execution/host-execution.ts';
import { jobData } from '../execution/projection/job-data.ts';
import type { Clock } from '../platform/clock.ts';
import type { InstanceStore } from '../stores/ports/instance-store.ts';
import type { JobRow } from '../stores/ports/rows.ts';
import { giveCommand } from './give-command.ts';
import { FINISHED, type JobHandler, type JobOutcome } from './job-handler.ts';
import type { ServiceHandlers, ServiceResult } from './services/service-handler.ts';

/** Has the handler of its type do the work of a service task, and takes the result back into the process. */
export function serviceHandler(
  execution: HostExecution,
  instances: InstanceStore,
  clock: Clock,
  services: ServiceHandlers,
): JobHandler {
  const give = (job: JobRow, command: Command): Promise<JobOutcome> =>
    giveCommand(execution, job.instanceId, command, { endedJobs: [job.id] });

  const giveUp = (job: JobRow, reason: string) =>
    give(job, {
      type: 'fail-job',
      jobId: jobData(job, 'service').jobId,
      reason,
      final: true,
      actor: SYSTEM,
    });

  return {
    giveUp,
    perform: async (job, signal) => {
      const { jobId, scopeId, input } = jobData(job, 'service');
      const type = job.jobType ?? '';
      const handler = Object.hasOwn(services, type) ? services[type] : undefined;
      if (handler === undefined) return giveUp(job, `No handler is registered for jobs of type "${type}".`);
      const instance = await instances.load(job.instanceId);
      if (instance === null || instance.status !== 'active') return FINISHED;
      const waiting = stateOf(instance).jobs[jobId];
      // Another attempt, slower than its lease, has come to its end meanwhile: nobody waits for this one.
      if (waiting === undefined) return FINISHED;
      const result = await handler({
        key: job.id,
        // The visit of the service task outlives a job that is given up and tried anew.
        recordKey: `${instance.id}:${waiting.elementInstanceId}`,
        elementId: job.elementId,
        input,
        instance,
        variables: () => execution.variables(instance, scopeId),
        now: clock.iso(),
        signal,
      });
      return result.kind === 'refused'
        ? giveUp(job, result.code === undefined ? result.reason : `${result.code}: ${result.reason}`)
        : give(job, commandOf(jobId, result));
    },
  };
}

function commandOf(jobId: string, result: Exclude<ServiceResult, { kind: 'refused' }>): Command {
  if (result.kind === 'completed')
    return { type: 'complete-job', jobId, variables: result.variables ?? {}, actor: SYSTEM };
  const { errorCode, message, variables = {} } = result;
  return {
    type: 'throw-error',
    jobId,
    errorCode,
    ...(message === undefined ? {} : { message }),
    variables,
    actor: SYSTEM,
  };
}
