import type { CompleteCall } from './command.ts';
import type { Handler } from './handler.ts';
import { callNotFound, findCall } from './open-call.ts';

/** The called instance ended; the output mapping of the call activity reads its variables. */
export const completeCall: Handler<CompleteCall> = (step, { callId, variables }) => {
  const instance = findCall(step, callId);
  if (instance === undefined) return callNotFound(callId);
  step.emit({ type: 'call-completed', callId, elementId: instance.node.id });
  instance.node.behavior.complete?.(step, instance, variables);
  return undefined;
};
