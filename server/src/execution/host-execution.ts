import type { Rejection } from '@flowbook/engine';
import type { JobRow } from '../stores/ports/rows.ts';
import type { CommandBuilder, Execution, RunOptions, Step } from './execution.ts';

/** What a step settles besides its own instance, in the same commit. */
export interface StepEffects {
  /** Job rows, of whatever instance, that are done with this step. */
  readonly endedJobs?: readonly string[];
  /** Further job rows that begin with this step, after `endedJobs` are taken away. */
  readonly newJobs?: readonly JobRow[];
  /** Kept messages that the step receives; if one is gone already, nothing happens. */
  readonly consumedMessages?: readonly string[];
}

export type PerformResult<Refusal> =
  | { readonly ok: true; readonly step: Step }
  | { readonly ok: false; readonly rejection: Rejection }
  | { readonly ok: false; readonly refusal: Refusal }
  | {
      readonly ok: false;
      readonly trouble: 'definition-missing' | 'too-many-conflicts' | 'message-consumed';
    };

/** The execution as the workers see it: a step may also end their job or consume a message. */
export interface HostExecution extends Execution {
  perform<Refusal = never>(
    instanceId: string,
    build: CommandBuilder<Refusal>,
    effects: StepEffects & RunOptions,
  ): Promise<PerformResult<Refusal>>;
}
