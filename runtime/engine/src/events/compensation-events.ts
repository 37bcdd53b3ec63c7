import type { Variables } from '../json.ts';
import type { Compensable } from '../state/compensable.ts';
import type { EventBase } from './event.ts';

/** An activity that can be compensated is done. What was registered inside a subprocess becomes part of it. */
export interface CompensationRegistered extends EventBase {
  readonly type: 'compensation-registered';
  /** The element instance that is done. */
  readonly id: string;
  readonly elementId: string;
  /** The scope in which it can be compensated. */
  readonly scopeId: string;
  /** What it could see when it was done. */
  readonly variables: Variables;
}
/** Compensation begins: the activities of `queue` are compensated one after the other, from its end. */
export interface RollbackStarted extends EventBase {
  readonly type: 'rollback-started';
  readonly rollbackId: string;
  /** What asked for it. */
  readonly elementId: string;
  /** The scope that is not complete before it ends. */
  readonly scopeId: string;
  /** The element instance that waits for its end; `null`: nothing does. */
  readonly waitingId: string | null;
  readonly queue: readonly Compensable[];
}
/** The last of the queue is compensated now. */
export interface CompensationStarted extends EventBase {
  readonly type: 'compensation-started';
  readonly rollbackId: string;
  /** The activity that is compensated. */
  readonly elementId: string;
}
export interface RollbackEnded extends EventBase {
  readonly type: 'rollback-ended';
  readonly rollbackId: string;
}

export type CompensationEvent =
  | CompensationRegistered
  | RollbackStarted
  | CompensationStarted
  | RollbackEnded;
