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
  | 'engine.condition-failed'
  | 'engine.activity-not-available'
  | 'engine.task-paused'
  | 'engine.task-delegated'
  | 'engine.task-not-delegated'
  | 'engine.same-person'
  | 'engine.return-target-unknown'
  | 'engine.return-target-not-before'
  | 'engine.starter-unknown'
  | 'engine.completion-not-found'
  | 'engine.take-back-not-yours'
  | 'engine.take-back-too-late'
  | 'engine.signers-invalid'
  | 'engine.signer-not-removable'
  | 'engine.last-signer'
  | 'engine.instance-suspended'
  | 'engine.instance-not-suspended'
  | 'engine.target-unknown'
  | 'engine.target-unsuitable'
  | 'engine.branches-left-behind'
  | 'engine.join-starves'
  | 'engine.token-not-found'
  | 'engine.modification-empty'
  | 'engine.migration-unsafe';

/** A command that was refused. Nothing happened. */
export interface Rejection {
  readonly code: RejectionCode;
  readonly reason: string;
  readonly details?: { readonly [key: string]: Json };
}
