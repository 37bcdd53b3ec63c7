import { deliverSignal } from '../execution/deliver-signal.ts';
import type { BroadcastSignal } from './command.ts';
import { type Handler, reject } from './handler.ts';

/** A signal reaches everything in this instance that waits for its name. The host gives it to each instance that does. */
export const broadcastSignal: Handler<BroadcastSignal> = (step, { signalName, payload = {} }) => {
  if (deliverSignal(step, signalName, payload)) return undefined;
  return reject('engine.signal-not-awaited', `Nothing in the instance waits for the signal “${signalName}”.`);
};
