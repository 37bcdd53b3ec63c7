import { raiseIncident } from '../execution/incidents.ts';
import { Trouble } from '../execution/trouble.ts';
import type { FailJob } from './command.ts';
import type { Handler } from './handler.ts';
import { findJob, jobNotFound } from './open-job.ts';

/** A job failed. For good: the job is gone and the element has an incident, whose retry makes a new job. */
export const failJob: Handler<FailJob> = (step, { jobId, reason, final }) => {
  const instance = findJob(step, jobId);
  if (instance === undefined) return jobNotFound(jobId);
  step.emit({ type: 'job-failed', jobId, elementId: instance.node.id, reason, final });
  if (final) raiseIncident(step, instance, new Trouble('job-failed', reason), 'work');
  return undefined;
};
