import type { Rejection } from '../errors/rejection.ts';
import type { ElementInstance } from '../execution/element-instance.ts';
import type { Step } from '../execution/step.ts';
import { own } from '../own.ts';
import { reject } from './handler.ts';

/** The element instance that waits for a job. */
export function findJob(step: Step, jobId: string): ElementInstance | undefined {
  const job = own(step.draft.jobs, jobId);
  return job === undefined ? undefined : step.instance(job.elementInstanceId);
}

export function jobNotFound(jobId: string): Rejection {
  return reject('engine.job-not-found', `There is no open job ${jobId}.`);
}
