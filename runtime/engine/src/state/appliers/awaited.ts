import type {
  ConditionClosed,
  ConditionLapsed,
  ConditionMet,
  ConditionOpened,
  EventPartHappened,
  EventPartsCompleted,
  SignalSubscriptionClosed,
  SignalSubscriptionOpened,
} from '../../events/awaited-events.ts';
import type { Draft } from '../draft.ts';

export function applySignalSubscriptionOpened(draft: Draft, event: SignalSubscriptionOpened): void {
  const { elementId, elementInstanceId, signalName, part } = event;
  const wait = { elementId, elementInstanceId, signalName };
  draft.put('signals', event.subscriptionId, part === undefined ? wait : { ...wait, part });
}

export function applySignalSubscriptionClosed(draft: Draft, event: SignalSubscriptionClosed): void {
  draft.remove('signals', event.subscriptionId);
}

export function applyConditionOpened(draft: Draft, event: ConditionOpened): void {
  const { elementId, elementInstanceId, part } = event;
  const wait = { elementId, elementInstanceId };
  draft.put('conditions', event.conditionId, part === undefined ? wait : { ...wait, part });
}

export function applyConditionMet(draft: Draft, event: ConditionMet): void {
  const wait = draft.state.conditions[event.conditionId];
  if (wait !== undefined) draft.put('conditions', event.conditionId, { ...wait, held: true });
}

export function applyConditionLapsed(draft: Draft, event: ConditionLapsed): void {
  const wait = draft.state.conditions[event.conditionId];
  if (wait === undefined) return;
  const { held: _held, ...rest } = wait;
  draft.put('conditions', event.conditionId, rest);
}

export function applyConditionClosed(draft: Draft, event: ConditionClosed): void {
  draft.remove('conditions', event.conditionId);
}

export function applyEventPartHappened(draft: Draft, event: EventPartHappened): void {
  const { elementInstanceId, elementId, part, payload } = event;
  const ofOwner = draft.state.gathered[elementInstanceId] ?? {};
  const parts = { ...ofOwner[elementId], [part]: payload };
  draft.put('gathered', elementInstanceId, { ...ofOwner, [elementId]: parts });
}

export function applyEventPartsCompleted(draft: Draft, event: EventPartsCompleted): void {
  const { [event.elementId]: _done, ...rest } = draft.state.gathered[event.elementInstanceId] ?? {};
  if (Object.keys(rest).length > 0) draft.put('gathered', event.elementInstanceId, rest);
  else draft.remove('gathered', event.elementInstanceId);
}
