import type { EventBase } from './event.ts';

/** Activities of an ad-hoc subprocess are to be done. */
export interface ActivitiesQueued extends EventBase {
  readonly type: 'activities-queued';
  /** The element instance of the ad-hoc subprocess. */
  readonly id: string;
  readonly elementId: string;
  readonly activities: readonly string[];
}
/** One of them begins: the first in the queue with this id. */
export interface ActivityChosen extends EventBase {
  readonly type: 'activity-chosen';
  readonly id: string;
  readonly elementId: string;
  readonly activity: string;
}
/** The completion condition of an ad-hoc subprocess held: nothing new begins in it. */
export interface AdHocClosed extends EventBase {
  readonly type: 'ad-hoc-closed';
  readonly id: string;
  readonly elementId: string;
}

/** A complex gateway opened by the tokens of these flows and now waits for those that can still come. */
export interface GatewayActivated extends EventBase {
  readonly type: 'gateway-activated';
  readonly elementId: string;
  readonly scopeId: string;
  readonly flows: readonly string[];
}
export interface GatewayReset extends EventBase {
  readonly type: 'gateway-reset';
  readonly elementId: string;
  readonly scopeId: string;
}

/** The called process escalated, and nothing in it caught the escalation. */
export interface CallEscalated extends EventBase {
  readonly type: 'call-escalated';
  readonly callId: string;
  readonly elementId: string;
  readonly escalationCode: string;
}

export type ContainerEvent =
  | ActivitiesQueued
  | ActivityChosen
  | AdHocClosed
  | GatewayActivated
  | GatewayReset
  | CallEscalated;
