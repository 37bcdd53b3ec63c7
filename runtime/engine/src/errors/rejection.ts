import type { Json } from '../json.ts';

/** Codes with which the engine refuses a command. The host's error catalogue has a status and sentences for each. */
export type RejectionCode =
  | 'engine.instance-exists'
  | 'engine.instance-not-active'
  | 'engine.start-event-unknown'
  | 'engine.task-not-found'
  | 'engine.task-already-claimed'
  | 'engine.task-not-claimed'
  | 'engine.job-not-found'
  | 'engine.timer-not-found'
  | 'engine.subscription-not-found'
  | 'engine.call-not-found'
  | 'engine.incident-not-found'
  | 'engine.signal-not-awaited'
  | 'engine.condition-not-met'
  | 'engine.activity-not-available';

/** A command that was refused. Nothing happened. */
export interface Rejection {
  readonly code: RejectionCode;
  readonly reason: string;
  readonly details?: { readonly [key: string]: Json };
}
