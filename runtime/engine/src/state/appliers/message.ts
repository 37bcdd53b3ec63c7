import type { MessageReceived, MessageSent, SignalReceived, SignalThrown } from '../../events/event.ts';
import type { Draft } from '../draft.ts';
import { markActed } from '../past.ts';

/** A message that was taken cannot be given back; what waited for it is noted as having acted. */
export function applyMessageReceived(draft: Draft, event: MessageReceived): void {
  markActed(draft, draft.state.subscriptions[event.subscriptionId]?.elementInstanceId ?? '');
}

/** A message or signal that has gone out cannot be called back. The youngest visit to the element is the one that sends. */
export function applyMessageSent(draft: Draft, event: MessageSent | SignalThrown): void {
  const senders = Object.keys(draft.state.elements).filter(
    (id) => draft.state.elements[id]?.elementId === event.elementId,
  );
  markActed(draft, senders.at(-1) ?? '');
}

export function applySignalReceived(draft: Draft, event: SignalReceived): void {
  markActed(draft, draft.state.signals[event.subscriptionId]?.elementInstanceId ?? '');
}
