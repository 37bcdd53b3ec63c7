import { findCatcher } from '../execution/find-catcher.ts';
import { throwCaught } from '../execution/throw-error.ts';
import { endUncaught } from '../execution/uncaught-error.ts';
import type { ThrowError } from './command.ts';
import type { Handler } from './handler.ts';
import { findJob, jobNotFound } from './open-job.ts';

/**
 * The work of a job ended in a BPMN error. What catches it cancels the element, its job included; when nothing does the
 * job has failed for good.
 */
export const throwError: Handler<ThrowError> = (step, { jobId, errorCode, message, variables }) => {
  const instance = findJob(step, jobId);
  if (instance === undefined) return jobNotFound(jobId);
  const elementId = instance.node.id;
  const error = {
    elementId,
    errorCode,
    ...(message === undefined ? {} : { message }),
    ...(variables === undefined ? {} : { variables }),
  };
  const catcher = findCatcher(step, 'error', instance.id, errorCode);
  if (catcher !== undefined) {
    throwCaught(step, error, catcher);
    return undefined;
  }
  const reason = `Nothing catches the error ${errorCode}${message === undefined ? '' : ` (${message})`}.`;
  step.emit({ type: 'job-failed', jobId, elementId, reason, final: true });
  endUncaught(step, instance, error);
  return undefined;
};
