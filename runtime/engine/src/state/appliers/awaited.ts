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
  draft.signals[event.subscriptionId] = part === undefined ? wait : { ...wait, part };
}

export function applySignalSubscriptionClosed(draft: Draft, event: SignalSubscriptionClosed): void {
  delete draft.signals[event.subscriptionId];
}

export function applyConditionOpened(draft: Draft, event: ConditionOpened): void {
  const { elementId, elementInstanceId, part } = event;
  const wait = { elementId, elementInstanceId };
  draft.conditions[event.conditionId] = part === undefined ? wait : { ...wait, part };
}

export function applyConditionMet(draft: Draft, event: ConditionMet): void {
  const wait = draft.conditions[event.conditionId];
  if (wait !== undefined) draft.conditions[event.conditionId] = { ...wait, held: true };
}

export function applyConditionLapsed(draft: Draft, event: ConditionLapsed): void {
  const wait = draft.conditions[event.conditionId];
  if (wait === undefined) return;
  const { held: _held, ...rest } = wait;
  draft.conditions[event.conditionId] = rest;
}

export function applyConditionClosed(draft: Draft, event: ConditionClosed): void {
  delete draft.conditions[event.conditionId];
}

export function applyEventPartHappened(draft: Draft, event: EventPartHappened): void {
  const { elementInstanceId, elementId, part, payload } = event;
  const ofOwner = draft.gathered[elementInstanceId] ?? {};
  const parts = { ...ofOwner[elementId], [part]: payload };
  draft.gathered[elementInstanceId] = { ...ofOwner, [elementId]: parts };
}

export function applyEventPartsCompleted(draft: Draft, event: EventPartsCompleted): void {
  const { [event.elementId]: _done, ...rest } = draft.gathered[event.elementInstanceId] ?? {};
  if (Object.keys(rest).length > 0) draft.gathered[event.elementInstanceId] = rest;
  else delete draft.gathered[event.elementInstanceId];
}
