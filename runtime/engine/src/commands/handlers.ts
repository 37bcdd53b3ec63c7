import type { Rejection } from '../errors/rejection.ts';
import type { Step } from '../execution/step.ts';
import { assignTask } from './assign-task.ts';
import { broadcastSignal } from './broadcast-signal.ts';
import { cancelInstance } from './cancel-instance.ts';
import { claimTask } from './claim-task.ts';
import type { Command, CommandType } from './command.ts';
import { completeCall } from './complete-call.ts';
import { completeJob } from './complete-job.ts';
import { completeTask } from './complete-task.ts';
import { deliverMessage } from './deliver-message.ts';
import { failCall } from './fail-call.ts';
import { failJob } from './fail-job.ts';
import { fireTimer } from './fire-timer.ts';
import type { Handler } from './handler.ts';
import { releaseTask } from './release-task.ts';
import { retryIncident } from './retry-incident.ts';
import { setVariables } from './set-variables.ts';
import { startActivity } from './start-activity.ts';
import { startInstance } from './start-instance.ts';
import { throwError } from './throw-error.ts';
import { throwEscalation } from './throw-escalation.ts';

const handlers: { readonly [Type in CommandType]: Handler<Extract<Command, { type: Type }>> } = {
  'start-instance': startInstance,
  'claim-task': claimTask,
  'release-task': releaseTask,
  'assign-task': assignTask,
  'complete-task': completeTask,
  'complete-job': completeJob,
  'fail-job': failJob,
  'throw-error': throwError,
  'throw-escalation': throwEscalation,
  'broadcast-signal': broadcastSignal,
  'start-activity': startActivity,
  'fire-timer': fireTimer,
  'deliver-message': deliverMessage,
  'complete-call': completeCall,
  'fail-call': failCall,
  'set-variables': setVariables,
  'retry-incident': retryIncident,
  'cancel-instance': cancelInstance,
};

/** Hands a command to its file. */
export function handle(step: Step, command: Command): Rejection | undefined {
  // The table pairs each type with its handler; the compiler cannot follow that pairing through a lookup.
  const handler = handlers[command.type] as Handler<Command>;
  return handler(step, command);
}
