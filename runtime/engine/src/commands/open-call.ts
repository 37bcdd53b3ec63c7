import type { Rejection } from '../errors/rejection.ts';
import type { ElementInstance } from '../execution/element-instance.ts';
import type { Step } from '../execution/step.ts';
import { own } from '../own.ts';
import { reject } from './handler.ts';

/** The call activity that waits for a called instance. */
export function findCall(step: Step, callId: string): ElementInstance | undefined {
  const call = own(step.draft.calls, callId);
  return call === undefined ? undefined : step.instance(call.elementInstanceId);
}

export function callNotFound(callId: string): Rejection {
  return reject('engine.call-not-found', `There is no open call ${callId}.`);
}
