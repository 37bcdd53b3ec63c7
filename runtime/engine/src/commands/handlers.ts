import type { Rejection } from '../errors/rejection.ts';
import type { Step } from '../execution/step.ts';
import { addSigners } from './approval/add-signers.ts';
import { delegateTask } from './approval/delegate-task.ts';
import { handBackTask } from './approval/hand-back-task.ts';
import { jumpTask } from './approval/jump-task.ts';
import { removeSigner } from './approval/remove-signer.ts';
import { resumeInstance } from './approval/resume-instance.ts';
import { returnTask } from './approval/return-task.ts';
import { suspendInstance } from './approval/suspend-instance.ts';
import { takeBack } from './approval/take-back.ts';
import { terminateInstance } from './approval/terminate-instance.ts';
import { transferTask } from './approval/transfer-task.ts';
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
import { modifyInstance } from './modify-instance.ts';
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
  'return-task': returnTask,
  'take-back': takeBack,
  'transfer-task': transferTask,
  'delegate-task': delegateTask,
  'hand-back-task': handBackTask,
  'add-signers': addSigners,
  'remove-signer': removeSigner,
  'jump-task': jumpTask,
  'terminate-instance': terminateInstance,
  'suspend-instance': suspendInstance,
  'resume-instance': resumeInstance,
  'modify-instance': modifyInstance,
};

/** Hands a command to its file. */
export function handle(step: Step, command: Command): Rejection | undefined {
  // The table pairs each type with its handler; the compiler cannot follow that pairing through a lookup.
  const handler = handlers[command.type] as Handler<Command>;
  return handler(step, command);
}
