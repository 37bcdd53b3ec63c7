import type { EventRow, Json } from '../ports/rows.ts';
import { fromText, toText } from './json-text.ts';

/**
 * The events of one commit as one text. What they have in common stands once; most of the bytes of a commit are its
 * events, and their member names would be a third of them.
 */
interface Batch {
  readonly rev: number;
  readonly at: string;
  /** `at` follows only where it differs. */
  readonly items: readonly (readonly [
    seq: number,
    type: string,
    elementId: string | null,
    actorId: string | null,
    data: Json,
    at?: string,
  ])[];
}

export function batchText(events: readonly EventRow[]): string {
  const [{ rev = 0, at = '' } = {}] = events;
  const items = events.map((event): Batch['items'][number] => {
    const { seq, type, elementId, actorId, data } = event;
    return event.at === at
      ? [seq, type, elementId, actorId, data]
      : [seq, type, elementId, actorId, data, event.at];
  });
  return toText({ rev, at, items } satisfies Batch);
}

/** The events of a batch. Older ones are lists of whole rows. */
export function eventsIn(instanceId: string, text: unknown): readonly EventRow[] {
  const batch = fromText<Batch | readonly EventRow[]>(text);
  if (!('items' in batch)) return batch;
  return batch.items.map(([seq, type, elementId, actorId, data, at = batch.at]) => ({
    instanceId,
    seq,
    rev: batch.rev,
    at,
    type,
    elementId,
    actorId,
    data,
  }));
}
