import type { Command, EngineEvent, InstanceState } from '@flowbook/engine';
import type { InstanceRow, Json } from '../stores/ports/rows.ts';

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

/** An event's own members: without `seq`, `at` and `type`, which the log keeps beside them. */
export function eventData(event: EngineEvent): Json {
  const { seq: _seq, at: _at, type: _type, ...data } = event;
  return data as unknown as Json;
}

/** The event that a log entry was made from. */
export function eventFrom(entry: { seq: number; at: string; type: string; data: Json }): EngineEvent {
  const data = entry.data as { readonly [member: string]: Json };
  return { seq: entry.seq, at: entry.at, type: entry.type, ...data } as unknown as EngineEvent;
}

/** Who acts when nobody asked: timers, jobs, messages and calls. */
export const SYSTEM: Command['actor'] = { kind: 'system', id: 'flowbook' };
