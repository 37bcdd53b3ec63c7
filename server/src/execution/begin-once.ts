import type { Command } from '@flowbook/engine';
import type { HostExecution, PerformResult, StepEffects } from './host-execution.ts';

/** Begins an instance whose id follows from its cause, so that going through the cause again, after a crash, begins no other. */
export function beginOnce(
  execution: HostExecution,
  command: Extract<Command, { type: 'start-instance' }>,
  effects: StepEffects = {},
): Promise<PerformResult<'begun-already'>> {
  return execution.perform(
    command.instanceId,
    async ({ instance }) =>
      instance === null ? { ok: true, command } : { ok: false, refusal: 'begun-already' },
    effects,
  );
}
