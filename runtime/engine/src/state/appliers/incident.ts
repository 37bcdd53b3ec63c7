import type { IncidentRaised, IncidentResolved } from '../../events/event.ts';
import type { Draft } from '../draft.ts';

export function applyIncidentRaised(draft: Draft, event: IncidentRaised): void {
  const { elementInstanceId, code, resumeAt, result } = event;
  draft.put('incidents', event.incidentId, {
    elementInstanceId,
    code,
    resumeAt,
    ...(result === undefined ? {} : { result }),
  });
}

export function applyIncidentResolved(draft: Draft, event: IncidentResolved): void {
  draft.remove('incidents', event.incidentId);
}
