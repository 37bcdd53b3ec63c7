import { jobRowId, newJob } from './job-data.ts';
import type { Projection, StepDraft } from './step-draft.ts';

/** Work of service and send tasks: the server's own, or of a program outside. A job that failed for good is taken away; its incident stands for it. */
export const serviceJobs: Projection = {
  'job-created': (event, draft) =>
    draft.addJob({
      ...newJob({
        kind: 'service',
        instanceId: draft.summary.id,
        engineId: event.jobId,
        elementId: event.elementId,
        jobType: event.jobType,
        data: { jobId: event.jobId, scopeId: event.scopeId, input: event.input },
        dueAt: event.at,
        maxAttempts: Math.max(1, event.retries),
      }),
      kind: draft.isServed(event.jobType) ? 'service' : 'external',
    }),
  'job-completed': (event, draft) => endServiceJob(draft, event.jobId),
  'job-canceled': (event, draft) => endServiceJob(draft, event.jobId),
  'job-failed': (event, draft) => {
    if (event.final) endServiceJob(draft, event.jobId);
  },
};

function endServiceJob(draft: StepDraft, jobId: string): void {
  draft.endJob(jobRowId('service', draft.summary.id, jobId));
}
