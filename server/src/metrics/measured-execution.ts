import type { CommandBuilder } from '../execution/execution.ts';
import type { HostExecution, PerformResult } from '../execution/host-execution.ts';
import type { Metrics } from './metrics.ts';

/** The execution, with its commands counted by what came of them. */
export function measuredExecution(execution: HostExecution, { commands }: Metrics): HostExecution {
  async function counted<Refusal, Result extends PerformResult<Refusal>>(
    build: CommandBuilder<Refusal>,
    run: (build: CommandBuilder<Refusal>) => Promise<Result>,
  ): Promise<Result> {
    let command = 'none';
    const result = await run(async (current) => {
      const built = await build(current);
      if (built.ok) command = built.command.type;
      return built;
    });
    commands.inc({ command, outcome: outcomeOf(result) });
    return result;
  }

  return {
    ...execution,
    run: (instanceId, build, options) => counted(build, (noted) => execution.run(instanceId, noted, options)),
    perform: (instanceId, build, effects) =>
      counted(build, (noted) => execution.perform(instanceId, noted, effects)),
  };
}

function outcomeOf(result: PerformResult<unknown>): string {
  if (result.ok) return result.step.repeated ? 'repeated' : 'ok';
  if ('rejection' in result) return 'rejected';
  if ('refusal' in result) return 'refused';
  return result.trouble;
}
