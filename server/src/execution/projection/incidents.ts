import type { EngineEvent } from '@flowbook/engine';
import type { Projection, StepDraft } from './step-draft.ts';

/** Places where the instance cannot go on. An instance that ended has none. */
export const incidents: Projection = {
  'incident-raised': (event, draft) => {
    const { summary } = draft;
    draft.putIncident({
      id: event.incidentId,
      instanceId: summary.id,
      instanceTitle: summary.title,
      definitionKey: summary.definitionKey,
      elementId: event.elementId,
      elementName: draft.elementName(event.elementId),
      code: event.code,
      reason: event.reason,
      raisedAt: event.at,
      resolvedAt: null,
    });
    count(draft);
  },
  'incident-resolved': (event, draft) => resolve(draft, event.incidentId, event.at),
  'instance-completed': resolveAll,
  'instance-terminated': resolveAll,
  'instance-canceled': resolveAll,
};

function resolveAll(event: EngineEvent, draft: StepDraft): void {
  for (const id of [...draft.openIncidents.rows.keys()]) resolve(draft, id, event.at);
}

function resolve(draft: StepDraft, incidentId: string, at: string): void {
  const incident = draft.openIncidents.get(incidentId);
  if (incident === undefined) return;
  draft.putIncident({ ...incident, resolvedAt: at });
  count(draft);
}

function count(draft: StepDraft): void {
  draft.change({ openIncidents: draft.openIncidents.rows.size });
}
