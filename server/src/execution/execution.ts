import type { Command, EngineEvent, Rejection } from '@flowbook/engine';
import type { InstanceRow, Json, TaskRow } from '../stores/ports/rows.ts';

/**
 * Builds the command from what is stored now; called again after every conflict, so that checks (policy, form, stale
 * revision) stand on the state that the commit replaces. A refusal ends the run and nothing is written.
 */
export type CommandBuilder<Refusal> = (current: {
  readonly instance: InstanceRow | null;
  /** The instance's open tasks by id. */
  readonly openTasks: ReadonlyMap<string, TaskRow>;
}) => Promise<
  { readonly ok: true; readonly command: Command } | { readonly ok: false; readonly refusal: Refusal }
>;

export interface RunOptions {
  /** Repeating the call with this key answers as the first time and changes nothing. */
  readonly idempotencyKey?: string;
  /** The instance's id was made for this call: nothing can be stored under it, so nothing is looked for. */
  readonly isNew?: boolean;
}

/** What a committed step changed: for answers, workers and sockets. */
export interface Step {
  readonly instance: InstanceRow;
  readonly events: readonly EngineEvent[];
  readonly tasks: readonly TaskRow[];
  /** The instance's open tasks after the step, by id; of a repeated one those that are open now. */
  readonly openTasks: ReadonlyMap<string, TaskRow>;
  /** `true` when the idempotency key was known: nothing was done now. */
  readonly repeated: boolean;
}

export type RunResult<Refusal> =
  | { readonly ok: true; readonly step: Step }
  | { readonly ok: false; readonly rejection: Rejection }
  | { readonly ok: false; readonly refusal: Refusal }
  | { readonly ok: false; readonly trouble: 'definition-missing' | 'too-many-conflicts' };

export interface Execution {
  /** load → build the command → execute → one commit → publish. One writer an instance in this process. */
  run<Refusal = never>(
    instanceId: string,
    build: CommandBuilder<Refusal>,
    options?: RunOptions,
  ): Promise<RunResult<Refusal>>;
  /** Called after every commit, in commit order per instance, before the caller is answered. */
  onCommitted(listener: (step: Step) => void): () => void;
  /** Variables that a scope sees (its own over its parents'), read from a stored state. */
  variables(instance: InstanceRow, scopeId: string): { readonly [name: string]: Json };
}
