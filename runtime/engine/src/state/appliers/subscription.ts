import type { SubscriptionClosed, SubscriptionOpened } from '../../events/event.ts';
import type { Draft } from '../draft.ts';

export function applySubscriptionOpened(draft: Draft, event: SubscriptionOpened): void {
  const { elementId, elementInstanceId, messageName } = event;
  draft.subscriptions[event.subscriptionId] = { elementId, elementInstanceId, messageName };
}

export function applySubscriptionClosed(draft: Draft, event: SubscriptionClosed): void {
  delete draft.subscriptions[event.subscriptionId];
}
