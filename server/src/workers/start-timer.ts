import type { TimeFrame } from '@flowbook/engine';
import { beginOnce } from '../execution/begin-once.ts';
import { SYSTEM } from '../execution/engine-json.ts';
import type { HostExecution } from '../execution/host-execution.ts';
import type { ModelSource } from '../execution/model-source.ts';
import { jobData } from '../execution/projection/job-data.ts';
import { nextStartTimer, startTimerJob } from '../execution/start-timers.ts';
import { BUSY, ENDED, FINISHED, type JobHandler } from './job-handler.ts';

/**
 * Begins an instance when the time of a timer start event has come. The next time is written by the commit that
 * begins the instance, so that no time is lost or met twice. A version that is no longer the latest begins nothing.
 */
export function startTimerHandler(
  execution: HostExecution,
  models: ModelSource,
  frame: TimeFrame,
): JobHandler {
  return {
    perform: async (job) => {
      const timer = jobData(job, 'start-timer');
      const { key, version, startEventId } = timer;
      if ((await models.latest(key))?.version !== version) return FINISHED;
      const { instanceId } = job;
      const next = nextStartTimer(timer, frame);
      const result = await beginOnce(
        execution,
        { type: 'start-instance', instanceId, definition: { key, version }, startEventId, actor: SYSTEM },
        { endedJobs: [job.id], newJobs: next === null ? [] : [startTimerJob(next)] },
      );
      if (result.ok) return ENDED;
      if ('refusal' in result) return FINISHED;
      if ('trouble' in result && result.trouble === 'too-many-conflicts') return BUSY;
      throw new Error(`Version ${version} of ${key} cannot be started at ${startEventId}.`);
    },
  };
}
