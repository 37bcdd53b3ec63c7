import type { EventJson, EventRow, Json } from './ports/rows.ts';

/** The events of one commit as one text. */
interface Batch {
  readonly rev: number;
  readonly events: readonly EventJson[];
}

type Members = { readonly [member: string]: Json };

/** As earlier versions wrote a batch: the members of an event without its `seq`, `at` and `type`. */
interface OldBatch {
  readonly rev: number;
  readonly at: string;
  readonly items: readonly (readonly [
    seq: number,
    type: string,
    elementId: string | null,
    actorId: string | null,
    data: Members,
    at?: string,
  ])[];
}

/** As earlier versions wrote an event. */
export type OldEvent = Omit<EventRow, 'data'> & { readonly data: Members };

export function batchText(rev: number, events: readonly EventJson[]): string {
  return JSON.stringify({ rev, events } satisfies Batch);
}

/** The events in a batch, of this version or of an earlier one. */
export function eventsIn(instanceId: string, text: string): readonly EventRow[] {
  const batch = JSON.parse(text) as Batch | OldBatch | readonly OldEvent[];
  if ('events' in batch) return batch.events.map((event) => eventRow(instanceId, batch.rev, event));
  if (!('items' in batch)) return batch.map((event) => eventRow(instanceId, event.rev, wholeEvent(event)));
  return batch.items.map(([seq, type, , , members, at = batch.at]) =>
    eventRow(instanceId, batch.rev, { seq, at, type, ...members }),
  );
}

/** An event that an earlier version may have written. */
export function wholeEvent(event: EventJson | OldEvent): EventJson {
  if (!isOld(event)) return event;
  const { seq, at, type, data } = event;
  return { seq, at, type, ...data };
}

function isOld(event: EventJson | OldEvent): event is OldEvent {
  return 'instanceId' in event && 'rev' in event && 'data' in event;
}

function eventRow(instanceId: string, rev: number, data: EventJson): EventRow {
  const { seq, at, type, elementId = null } = data;
  return { instanceId, seq, rev, at, type, elementId: textOrNull(elementId), actorId: personIn(data), data };
}

function personIn({ actor = null }: EventJson): string | null {
  if (actor === null || typeof actor !== 'object' || !('kind' in actor)) return null;
  return actor.kind === 'user' ? textOrNull(actor.id) : null;
}

function textOrNull(value: Json | undefined): string | null {
  return typeof value === 'string' ? value : null;
}
