import type { EngineEvent } from '@flowbook/engine';
import type { InstanceStatus } from '../../stores/ports/rows.ts';
import type { Projection, StepDraft } from './step-draft.ts';

/** Start and end of the instance itself. */
export const instanceLife: Projection = {
  'instance-started': (event, draft) => {
    const startedBy = event.actor.kind === 'user' ? event.actor.id : null;
    draft.begin({
      id: event.instanceId,
      rev: 1,
      definitionKey: event.definition.key,
      definitionVersion: event.definition.version,
      definitionName: draft.release.name,
      title: draft.release.name.zh,
      businessKey: event.businessKey ?? null,
      status: 'active',
      startedBy,
      startedAt: event.at,
      endedAt: null,
      openIncidents: 0,
      parentInstanceId: event.parent?.instanceId ?? null,
      parentCallId: event.parent?.callId ?? null,
      participants: startedBy === null ? [] : [startedBy],
      groups: [],
    });
  },
  'instance-completed': (event, draft) => end(draft, event, 'completed'),
  'instance-terminated': (event, draft) => end(draft, event, 'terminated'),
  'instance-canceled': (event, draft) => end(draft, event, 'canceled'),
};

function end(draft: StepDraft, event: EngineEvent, status: InstanceStatus): void {
  draft.change({ status, endedAt: event.at });
}
