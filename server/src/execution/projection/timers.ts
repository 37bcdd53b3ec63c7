import { jobRowId, newJob } from './job-data.ts';
import type { Projection, StepDraft } from './step-draft.ts';

export const timers: Projection = {
  'timer-scheduled': (event, draft) =>
    draft.addJob(
      newJob({
        kind: 'timer',
        instanceId: draft.summary.id,
        engineId: event.timerId,
        elementId: event.elementId,
        data: { timerId: event.timerId },
        dueAt: event.dueAt,
      }),
    ),
  'timer-fired': (event, draft) => endTimer(draft, event.timerId),
  'timer-canceled': (event, draft) => endTimer(draft, event.timerId),
};

function endTimer(draft: StepDraft, timerId: string): void {
  draft.endJob(jobRowId('timer', draft.summary.id, timerId));
}
