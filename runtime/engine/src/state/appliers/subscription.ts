import type { SubscriptionClosed, SubscriptionOpened } from '../../events/event.ts';
import type { Draft } from '../draft.ts';

export function applySubscriptionOpened(draft: Draft, event: SubscriptionOpened): void {
  const { elementId, elementInstanceId, messageName, part } = event;
  const wait = { elementId, elementInstanceId, messageName };
  draft.put('subscriptions', event.subscriptionId, part === undefined ? wait : { ...wait, part });
}

export function applySubscriptionClosed(draft: Draft, event: SubscriptionClosed): void {
  draft.remove('subscriptions', event.subscriptionId);
}
