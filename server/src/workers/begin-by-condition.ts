import { beginByCondition } from '../execution/begin-by-condition.ts';
import type { HostExecution } from '../execution/host-execution.ts';
import type { InstanceStore } from '../stores/ports/instance-store.ts';
import { BUSY, FINISHED, type JobHandler } from './job-handler.ts';

/** Goes on where the request that began it did not come to its end. */
export function beginByConditionHandler(execution: HostExecution, instances: InstanceStore): JobHandler {
  return {
    perform: async (job) => {
      const result = await beginByCondition(execution, instances, job);
      if (result.ok) return FINISHED;
      if (result.trouble === 'too-many-conflicts') return BUSY;
      throw new Error('A definition that was to begin by its condition is missing.');
    },
  };
}
