import type { Variables } from '../json.ts';

/** An activity that is done and can be undone by its compensation handler. */
export interface Compensable {
  readonly id: string;
  readonly elementId: string;
  /** The scope in which it was done. */
  readonly scopeId: string;
  /** What it could see when it was done: what its handler works on. */
  readonly variables: Variables;
  /** Of a subprocess: what was done inside, oldest first. */
  readonly inner?: readonly Compensable[];
}

/** Compensation under way. */
export interface RollbackState {
  /** What asked for it. */
  readonly elementId: string;
  /** The scope that is not complete before it ends. */
  readonly scopeId: string;
  /** The element instance that waits for its end; `null`: nothing does. */
  readonly waitingId: string | null;
  /** What is still to be compensated, the next one last. */
  readonly queue: readonly Compensable[];
}
