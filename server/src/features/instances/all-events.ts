import type { InstanceStore } from '../../stores/ports/instance-store.ts';
import type { EventRow } from '../../stores/ports/rows.ts';

const BATCH = 1000;

/** The whole history of an instance, in order. */
export async function allEvents(store: InstanceStore, instanceId: string): Promise<readonly EventRow[]> {
  const events: EventRow[] = [];
  for (;;) {
    const batch = await store.events(instanceId, events.at(-1)?.seq ?? 0, BATCH);
    events.push(...batch);
    if (batch.length < BATCH) return events;
  }
}
