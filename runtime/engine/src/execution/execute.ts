import type { Command } from '../commands/command.ts';
import { reject } from '../commands/handler.ts';
import { handle } from '../commands/handlers.ts';
import type { Context } from '../context.ts';
import type { Rejection } from '../errors/rejection.ts';
import type { EngineEvent } from '../events/event.ts';
import type { ProcessModel } from '../model/process-model.ts';
import type { InstanceState } from '../state/instance-state.ts';
import { runToRest } from './run.ts';
import { Step } from './step.ts';
import { doWhatWasHeld, whileSuspended } from './suspension.ts';

export type Executed =
  | { readonly ok: true; readonly state: InstanceState; readonly events: readonly EngineEvent[] }
  | { readonly ok: false; readonly rejection: Rejection };

/**
 * One step of an instance: carries a command out and moves every token until it waits. Pure: it changes none of its
 * arguments and does not do what the events say (create tasks, run jobs, set timers); that is the host's part.
 *
 * @param state the instance as it is; `null` before `start-instance`
 * @returns the state after the events, which is their fold over `state`; or why the command was refused, in which case
 *   nothing happened
 */
export function execute(
  model: ProcessModel,
  state: InstanceState | null,
  command: Command,
  context: Context,
): Executed {
  const rejection = checkLife(state, command);
  if (rejection !== undefined) return { ok: false, rejection };
  const step = new Step(model, state, context);
  const refused =
    state?.status === 'suspended' ? whileSuspended(step, state, command) : handle(step, command);
  if (refused !== undefined) return { ok: false, rejection: refused };
  runToRest(step);
  if (command.type === 'resume-instance') doWhatWasHeld(step, state?.held ?? []);
  return { ok: true, state: step.finish(), events: step.events };
}

/** An instance is started once, and asked for something only while it is active. */
function checkLife(state: InstanceState | null, command: Command): Rejection | undefined {
  if (command.type === 'start-instance') {
    if (state === null) return undefined;
    return reject('engine.instance-exists', `The instance ${state.instanceId} has been started already.`);
  }
  if (state === null) return reject('engine.instance-not-active', 'The instance has not been started.');
  if (state.status === 'active' || state.status === 'suspended') return undefined;
  return reject('engine.instance-not-active', `The instance ${state.instanceId} is ${state.status}.`);
}
