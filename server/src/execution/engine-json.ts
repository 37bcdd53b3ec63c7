import type { Command, EngineEvent, InstanceState } from '@flowbook/engine';
import type { EventJson, InstanceRow, Json } from '../stores/ports/rows.ts';

/**
 * The engine promises that states, events and commands are plain JSON, but interfaces are not assignable to a JSON
 * type; these functions are the only places that say so to the compiler.
 */
export function stateToJson(state: InstanceState): Json {
  return state as unknown as Json;
}

/** Entries of a state's tables. */
export function entriesToJson(entries: { readonly [id: string]: unknown }): { readonly [id: string]: Json } {
  return entries as { readonly [id: string]: Json };
}

/** The engine's state as the instance's row keeps it. */
export function stateOf(instance: InstanceRow): InstanceState {
  return instance.state as unknown as InstanceState;
}

/** Events as the log keeps them. */
export function eventsToJson(events: readonly EngineEvent[]): readonly EventJson[] {
  return events as unknown as readonly EventJson[];
}

/** The event that an entry of the log was made from. */
export function eventFrom({ data }: { readonly data: EventJson }): EngineEvent {
  return data as unknown as EngineEvent;
}

/** Who acts when nobody asked: timers, jobs, messages and calls. */
export const SYSTEM: Command['actor'] = { kind: 'system', id: 'flowbook' };
