import type { JobCanceled, JobCompleted, JobCreated, JobFailed } from '../../events/event.ts';
import type { Draft } from '../draft.ts';
import { markActed } from '../past.ts';

export function applyJobCreated(draft: Draft, event: JobCreated): void {
  draft.put('jobs', event.jobId, { elementInstanceId: event.elementInstanceId });
}

export function applyJobCompleted(draft: Draft, event: JobCompleted): void {
  markActed(draft, draft.state.jobs[event.jobId]?.elementInstanceId ?? '');
  draft.remove('jobs', event.jobId);
}

/** A job that the host tries again stays open. */
export function applyJobFailed(draft: Draft, event: JobFailed): void {
  if (event.final) draft.remove('jobs', event.jobId);
}

export function applyJobCanceled(draft: Draft, event: JobCanceled): void {
  draft.remove('jobs', event.jobId);
}
