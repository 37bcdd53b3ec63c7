import type { JobCanceled, JobCompleted, JobCreated, JobFailed } from '../../events/event.ts';
import type { Draft } from '../draft.ts';
import { markActed } from '../past.ts';

export function applyJobCreated(draft: Draft, event: JobCreated): void {
  draft.jobs[event.jobId] = { elementInstanceId: event.elementInstanceId };
}

export function applyJobCompleted(draft: Draft, event: JobCompleted): void {
  markActed(draft, draft.jobs[event.jobId]?.elementInstanceId ?? '');
  delete draft.jobs[event.jobId];
}

/** A job that the host tries again stays open. */
export function applyJobFailed(draft: Draft, event: JobFailed): void {
  if (event.final) delete draft.jobs[event.jobId];
}

export function applyJobCanceled(draft: Draft, event: JobCanceled): void {
  delete draft.jobs[event.jobId];
}
