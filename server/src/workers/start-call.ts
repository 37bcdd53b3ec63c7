import type { StartInstance } from '@flowbook/engine';
import { SYSTEM } from '../execution/engine-json.ts';
import type { HostExecution } from '../execution/host-execution.ts';
import { BrokenRelease, type CompiledRelease, type ModelSource } from '../execution/model-source.ts';
import { type JobData, jobData, jobRowId } from '../execution/projection/job-data.ts';
import type { JobStore } from '../stores/ports/instance-store.ts';
import type { JobRow } from '../stores/ports/rows.ts';
import { calledInstanceId } from './called-instance.ts';
import { giveCommand } from './give-command.ts';
import { BUSY, ENDED, FINISHED, type JobHandler, type JobOutcome } from './job-handler.ts';

type Call = JobData['start-call'];

/**
 * Starts the process that a call activity calls, under an id that follows from the call. A call whose process cannot
 * be started fails at the caller, with the reason.
 */
export function startCallHandler(execution: HostExecution, models: ModelSource, jobs: JobStore): JobHandler {
  const failCall = (job: JobRow, { callId }: Call, reason: string) =>
    giveCommand(
      execution,
      job.instanceId,
      { type: 'fail-call', callId, reason, actor: SYSTEM },
      { endedJobs: [job.id] },
    );

  async function start(job: JobRow, call: Call, release: CompiledRelease): Promise<JobOutcome> {
    const instanceId = calledInstanceId(job.instanceId, call.callId);
    const command = startCommand(instanceId, job.instanceId, call, release);
    const result = await execution.perform(
      instanceId,
      async ({ instance }) =>
        instance === null ? { ok: true, command } : { ok: false, refusal: 'started-already' as const },
      { endedJobs: [job.id] },
    );
    if (result.ok) return ENDED;
    if ('refusal' in result) return FINISHED;
    if ('rejection' in result) return failCall(job, call, result.rejection.reason);
    return BUSY;
  }

  return {
    perform: async (job) => {
      const call = jobData(job, 'start-call');
      if ((await jobs.job(jobRowId('cancel-call', job.instanceId, call.callId))) !== null) return FINISHED;
      const release = await releaseToCall(models, call);
      return typeof release === 'string' ? failCall(job, call, release) : start(job, call, release);
    },
  };
}

/** The release, or the reason why there is none. */
async function releaseToCall(
  models: ModelSource,
  { calledElement, version }: Call,
): Promise<CompiledRelease | string> {
  try {
    const release =
      version === null ? await models.latest(calledElement) : await models.version(calledElement, version);
    if (release !== null) return release;
  } catch (error) {
    if (error instanceof BrokenRelease) return error.message;
    throw error;
  }
  return version === null
    ? `No process is published under the key ${calledElement}.`
    : `The process ${calledElement} has no version ${version}.`;
}

function startCommand(
  instanceId: string,
  parentInstanceId: string,
  { callId, businessKey, variables }: Call,
  { key, version }: CompiledRelease,
): StartInstance {
  return {
    type: 'start-instance',
    instanceId,
    definition: { key, version },
    variables,
    parent: { instanceId: parentInstanceId, callId },
    ...(businessKey === null ? {} : { businessKey }),
    actor: SYSTEM,
  };
}
