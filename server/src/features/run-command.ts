import type { ErrorCode } from '../errors/catalogue.ts';
import { type Refusal, refuse } from '../errors/refusal.ts';
import type { CommandBuilder, Execution, RunOptions, Step } from '../execution/execution.ts';
import type { HostExecution, PerformResult, StepEffects } from '../execution/host-execution.ts';

/** What a builder of the features hands back: a command, or the refusal that the client reads. */
export type Build = CommandBuilder<Refusal>;

/** Runs a command of one instance; throws the refusal of whoever said no: policy, form, engine or the shell. */
export async function runCommand(
  execution: Execution,
  instanceId: string,
  build: Build,
  idempotencyKey: string | undefined,
  options: Pick<RunOptions, 'isNew'> = {},
): Promise<Step> {
  const result = await execution.run(
    instanceId,
    build,
    idempotencyKey === undefined ? options : { ...options, idempotencyKey },
  );
  return stepOf(result);
}

/** The same for a command that settles something besides its instance, such as a job. */
export async function performCommand(
  execution: HostExecution,
  instanceId: string,
  build: Build,
  effects: StepEffects & RunOptions,
): Promise<Step> {
  return stepOf(await execution.perform(instanceId, build, effects));
}

const TROUBLE: { readonly [trouble: string]: ErrorCode } = {
  'definition-missing': 'definition.not-found',
  'too-many-conflicts': 'instance.busy',
};

function stepOf(result: PerformResult<Refusal>): Step {
  if (result.ok) return result.step;
  if ('refusal' in result) throw result.refusal;
  if ('rejection' in result) throw refuse(result.rejection.code, { details: result.rejection.details ?? {} });
  throw refuse(TROUBLE[result.trouble] ?? 'server.internal');
}
