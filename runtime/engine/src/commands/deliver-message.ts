import { goesOnWaiting, happen } from '../execution/happen.ts';
import { own } from '../own.ts';
import type { DeliverMessage } from './command.ts';
import { type Handler, reject } from './handler.ts';

/** A message has come for a subscription, which closes unless its event leaves its activity running. */
export const deliverMessage: Handler<DeliverMessage> = (step, { subscriptionId, payload = {} }) => {
  const subscription = own(step.draft.subscriptions, subscriptionId);
  if (subscription === undefined) {
    return reject('engine.subscription-not-found', `There is no subscription ${subscriptionId}.`);
  }
  const { elementId, messageName } = subscription;
  step.emit({ type: 'message-received', subscriptionId, elementId, messageName, payload });
  if (!goesOnWaiting(step, elementId)) step.emit({ type: 'subscription-closed', subscriptionId, elementId });
  happen(step, subscription, payload);
  return undefined;
};
