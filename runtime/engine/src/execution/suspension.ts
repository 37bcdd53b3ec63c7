import type { Command, CommandType, HoldableCommand } from '../commands/command.ts';
import { reject } from '../commands/handler.ts';
import { handle } from '../commands/handlers.ts';
import type { Rejection } from '../errors/rejection.ts';
import type { InstanceState } from '../state/instance-state.ts';
import { runToRest } from './run.ts';
import { Step } from './step.ts';

/** What an administrator may do with a suspended instance. */
const allowed: ReadonlySet<CommandType> = new Set([
  'resume-instance',
  'cancel-instance',
  'set-variables',
  'assign-task',
  'modify-instance',
]);

/** What comes from the host and would be lost if it were refused. */
const holdable: ReadonlySet<CommandType> = new Set<HoldableCommand['type']>([
  'complete-job',
  'fail-job',
  'throw-error',
  'throw-escalation',
  'broadcast-signal',
  'fire-timer',
  'deliver-message',
  'complete-call',
  'fail-call',
]);

/** A suspended instance keeps what comes by itself, lets itself be administered, and refuses the rest. */
export function whileSuspended(step: Step, state: InstanceState, command: Command): Rejection | undefined {
  if (allowed.has(command.type)) return handle(step, command);
  if (!isHoldable(command)) {
    return reject('engine.instance-suspended', `The instance ${state.instanceId} is suspended.`);
  }
  // Tried out on a step that is thrown away: what would be refused now is not worth keeping.
  const refused = handle(new Step(step.model, state, step.context), command);
  if (refused === undefined) step.emit({ type: 'command-held', command });
  return refused;
}

/** Does what was kept. What no longer fits (its timer is gone, say) has come too late and is left out. */
export function doWhatWasHeld(step: Step, held: readonly HoldableCommand[]): void {
  for (const command of held) {
    if (step.draft.status !== 'active') return;
    handle(step, command);
    runToRest(step);
  }
}

function isHoldable(command: Command): command is HoldableCommand {
  return holdable.has(command.type);
}
