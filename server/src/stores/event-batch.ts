import type { EventJson, EventRow, Json } from './ports/rows.ts';

/** The events of one commit as one text: what they have in common stands once. */
interface Batch {
  readonly rev: number;
  readonly events: readonly (readonly [elementId: string | null, actorId: string | null, data: EventJson])[];
}

type Members = { readonly [member: string]: Json };

/** As earlier versions wrote it: the members of an event without its `seq`, `at` and `type`. */
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

export function batchText(events: readonly EventRow[]): string {
  const batch: Batch = {
    rev: events[0]?.rev ?? 0,
    events: events.map(({ elementId, actorId, data }) => [elementId, actorId, data]),
  };
  return JSON.stringify(batch);
}

/** The events in a batch, of this version or of an earlier one. */
export function eventsIn(instanceId: string, text: string): readonly EventRow[] {
  const batch = JSON.parse(text) as Batch | OldBatch | readonly EventRow[];
  if ('events' in batch)
    return batch.events.map(([elementId, actorId, data]) => {
      const { seq, at, type } = data;
      return { instanceId, seq, rev: batch.rev, at, type, elementId, actorId, data };
    });
  if (!('items' in batch)) return batch.map(withWholeData);
  return batch.items.map(([seq, type, elementId, actorId, members, at = batch.at]) => {
    const data = { seq, at, type, ...members };
    return { instanceId, seq, rev: batch.rev, at, type, elementId, actorId, data };
  });
}

/** The row of an event; earlier versions wrote `data` without `seq`, `at` and `type`. */
export function withWholeData(row: EventRow): EventRow {
  const { seq, at, type, data } = row;
  return 'seq' in data ? row : { ...row, data: { seq, at, type, ...(data as Members) } };
}
