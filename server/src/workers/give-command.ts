import type { Command } from '@flowbook/engine';
import type { RunOptions } from '../execution/execution.ts';
import type { HostExecution, StepEffects } from '../execution/host-execution.ts';
import { BUSY, ENDED, FINISHED, type JobOutcome } from './job-handler.ts';

/**
 * Gives an instance the command that a job stands for; the job's row goes with the step. A refusal means that what
 * the job was for is there no more (fired, completed or canceled meanwhile): the job is finished.
 */
export async function giveCommand(
  execution: HostExecution,
  instanceId: string,
  command: Command,
  effects: StepEffects & RunOptions,
): Promise<JobOutcome> {
  const result = await execution.perform(instanceId, async () => ({ ok: true, command }), effects);
  if (result.ok) return ENDED;
  if ('rejection' in result) return FINISHED;
  if ('trouble' in result && result.trouble === 'too-many-conflicts') return BUSY;
  throw new Error(`${command.type} for instance ${instanceId} is not possible: its definition is missing.`);
}
