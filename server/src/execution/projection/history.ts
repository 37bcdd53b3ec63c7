import type { EngineEvent } from '@flowbook/engine';
import type { EventRow } from '../../stores/ports/rows.ts';
import { eventToJson } from '../engine-json.ts';

/** The events as the log keeps them. */
export function historyOf(
  instanceId: string,
  rev: number,
  events: readonly EngineEvent[],
): readonly EventRow[] {
  return events.map((event) => ({
    instanceId,
    seq: event.seq,
    rev,
    at: event.at,
    type: event.type,
    elementId: 'elementId' in event ? event.elementId : null,
    actorId: 'actor' in event && event.actor.kind === 'user' ? event.actor.id : null,
    data: eventToJson(event),
  }));
}
