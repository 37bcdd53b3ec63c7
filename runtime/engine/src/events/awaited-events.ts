import type { Variables } from '../json.ts';
import type { EventBase } from './event.ts';

/** An element waits for a signal; the host remembers which instance waits for which name. */
export interface SignalSubscriptionOpened extends EventBase {
  readonly type: 'signal-subscription-opened';
  readonly subscriptionId: string;
  readonly elementId: string;
  readonly elementInstanceId: string;
  readonly signalName: string;
  /** Which of several definitions of the element it is, from 0. */
  readonly part?: number;
}
/** The signal came. A `signal-subscription-closed` follows, unless the event goes on listening (not interrupting). */
export interface SignalReceived extends EventBase {
  readonly type: 'signal-received';
  readonly subscriptionId: string;
  readonly elementId: string;
  readonly signalName: string;
  readonly payload: Variables;
}
export interface SignalSubscriptionClosed extends EventBase {
  readonly type: 'signal-subscription-closed';
  readonly subscriptionId: string;
  readonly elementId: string;
}
/**
 * A signal left the process. Whatever waits for it in the same instance has had it already; the host hands it to all other
 * instances that wait for its name, and begins those of signal start events.
 */
export interface SignalThrown extends EventBase {
  readonly type: 'signal-thrown';
  readonly signalId: string;
  readonly elementId: string;
  readonly signalName: string;
  readonly payload: Variables;
}

/** An element waits until its condition holds. The engine looks at it itself whenever variables change. */
export interface ConditionOpened extends EventBase {
  readonly type: 'condition-opened';
  readonly conditionId: string;
  readonly elementId: string;
  readonly elementInstanceId: string;
  readonly part?: number;
}
/** The condition holds, and did not before. A `condition-closed` follows, unless the event goes on waiting. */
export interface ConditionMet extends EventBase {
  readonly type: 'condition-met';
  readonly conditionId: string;
  readonly elementId: string;
}
/** The condition does not hold any more, so that it can be met again. */
export interface ConditionLapsed extends EventBase {
  readonly type: 'condition-lapsed';
  readonly conditionId: string;
  readonly elementId: string;
}
export interface ConditionClosed extends EventBase {
  readonly type: 'condition-closed';
  readonly conditionId: string;
  readonly elementId: string;
}

/** One of several things that an event waits for together has happened. */
export interface EventPartHappened extends EventBase {
  readonly type: 'event-part-happened';
  readonly elementId: string;
  readonly elementInstanceId: string;
  readonly part: number;
  readonly payload: Variables;
}
/** All of them have happened; the event happens, and begins to gather anew if it goes on waiting. */
export interface EventPartsCompleted extends EventBase {
  readonly type: 'event-parts-completed';
  readonly elementId: string;
  readonly elementInstanceId: string;
}

export type AwaitedEvent =
  | SignalSubscriptionOpened
  | SignalReceived
  | SignalSubscriptionClosed
  | SignalThrown
  | ConditionOpened
  | ConditionMet
  | ConditionLapsed
  | ConditionClosed
  | EventPartHappened
  | EventPartsCompleted;
