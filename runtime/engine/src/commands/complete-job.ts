import type { CompleteJob } from './command.ts';
import type { Handler } from './handler.ts';
import { findJob, jobNotFound } from './open-job.ts';

/** The host has done a job; `variables` are its result, which the element's output mapping reads. */
export const completeJob: Handler<CompleteJob> = (step, { jobId, variables }) => {
  const instance = findJob(step, jobId);
  if (instance === undefined) return jobNotFound(jobId);
  step.emit({ type: 'job-completed', jobId, elementId: instance.node.id });
  instance.node.behavior.complete?.(step, instance, variables ?? {});
  return undefined;
};
