import { findCatcher } from '../execution/find-catcher.ts';
import { raiseIncident } from '../execution/incidents.ts';
import { throwCaught } from '../execution/throw-error.ts';
import { Trouble } from '../execution/trouble.ts';
import { endUncaught } from '../execution/uncaught-error.ts';
import type { FailCall } from './command.ts';
import type { Handler } from './handler.ts';
import { callNotFound, findCall } from './open-call.ts';

/**
 * The called instance did not end well. With an error code the error goes on from the call activity outwards; without
 * one the call activity has an incident, whose retry calls anew.
 */
export const failCall: Handler<FailCall> = (step, { callId, errorCode, reason }) => {
  const instance = findCall(step, callId);
  if (instance === undefined) return callNotFound(callId);
  const elementId = instance.node.id;
  step.emit({ type: 'call-failed', callId, elementId, reason });
  if (errorCode === undefined) {
    raiseIncident(step, instance, new Trouble('call-failed', reason), 'work');
    return undefined;
  }
  const error = { elementId, errorCode, message: reason };
  const catcher = findCatcher(step, 'error', instance.id, errorCode);
  if (catcher === undefined) endUncaught(step, instance, error);
  else throwCaught(step, error, catcher);
  return undefined;
};
