import type { DefinitionRef, HoldableCommand, ParentRef } from '../commands/command.ts';
import type { Json, Variables } from '../json.ts';
import type { Counting } from '../time/measure.ts';
import type { Compensable, RollbackState } from './compensable.ts';
import type { Follows, Past } from './past.ts';

/**
 * All that an instance needs to go on: plain JSON, nothing of its past. It equals the fold of the instance's events
 * with `evolve`. Elements and flows are named by the ids of the diagram, so that a state outlives a recompilation.
 */
export interface InstanceState {
  /** Version of this shape. */
  readonly format: 1;
  readonly instanceId: string;
  readonly definition: DefinitionRef;
  readonly businessKey?: string;
  readonly parent?: ParentRef;
  readonly status: InstanceStatus;
  /** `seq` of the last event. */
  readonly seq: number;
  /** `root` is the process; a subprocess that runs is a scope under the id of its element instance. */
  readonly scopes: { readonly [scopeId: string]: ScopeState };
  /** Active element instances by id. */
  readonly elements: { readonly [elementInstanceId: string]: ElementState };
  /** Open tasks; a task has the id of its element instance. */
  readonly tasks: { readonly [taskId: string]: TaskState };
  readonly jobs: { readonly [jobId: string]: JobState };
  readonly calls: { readonly [callId: string]: CallState };
  readonly timers: { readonly [timerId: string]: TimerState };
  readonly subscriptions: { readonly [subscriptionId: string]: SubscriptionState };
  readonly incidents: { readonly [incidentId: string]: IncidentState };
  /** Activities that run several times, by the id of the element instance that stands for all of them. */
  readonly loops: { readonly [elementInstanceId: string]: LoopState };
  /** Waits for signals. */
  readonly signals: { readonly [subscriptionId: string]: SignalState };
  readonly conditions: { readonly [conditionId: string]: ConditionState };
  /** What has happened of events that wait for several things together: by owner, event and part. */
  readonly gathered: { readonly [elementInstanceId: string]: GatheredParts };
  /** What is done and can be undone, oldest first. */
  readonly compensable: readonly Compensable[];
  readonly rollbacks: { readonly [rollbackId: string]: RollbackState };
  readonly adHoc: { readonly [elementInstanceId: string]: AdHocState };
  /** What has come for a suspended instance: it is done when the instance is resumed, in this order. */
  readonly held?: readonly HoldableCommand[];
}

/** A suspended instance moves for nobody until it is resumed. */
export type InstanceStatus = 'active' | 'suspended' | 'completed' | 'terminated' | 'canceled';

export interface ScopeState {
  readonly parentId: string | null;
  readonly variables: Variables;
  /** Tokens on sequence flows, by flow id. At rest only flows before a waiting join hold some. */
  readonly tokens: { readonly [flowId: string]: number };
  /** Tokens on flows plus active element instances: the scope is complete at 0. */
  readonly live: number;
  /** New variables of its inside stay inside: one run of a multi-instance activity. */
  readonly isolated?: true;
  /** Its variables are those of an earlier time: a compensation handler reads them and writes to those of today. */
  readonly snapshot?: true;
  /** Complex gateways that have opened and wait for the rest of their tokens: the flows that they opened by. */
  readonly activated?: { readonly [elementId: string]: readonly string[] };
  /** What its tokens have behind them. */
  readonly past?: Past;
  /** What the tokens on its flows follow, by flow id; the oldest token first. */
  readonly follows?: { readonly [flowId: string]: readonly Follows[] };
}

export interface ElementState {
  readonly elementId: string;
  readonly scopeId: string;
  /** Which run of a looping activity this is, from 0; its scope is then the element instance of the whole activity. */
  readonly iteration?: number;
  /** The rollback for which it compensates an activity. */
  readonly rollbackId?: string;
  /** The steps of the past right before it. */
  readonly follows?: Follows;
  /** The person whom this visit asks, whomever the diagram names. */
  readonly asks?: string;
  /** It does not go on by itself: it helps another element instance, which waits for it. */
  readonly serves?: Service;
  /** Element instances that help this one and are still open. */
  readonly helpers?: readonly string[];
  /** People who sign after its own task, and have not been asked yet. */
  readonly later?: readonly string[];
}

/** Why an element instance helps another one: a signer added to it, or a task that it was returned to and comes back from. */
export interface Service {
  readonly hostId: string;
  readonly as: 'before' | 'alongside' | 'after' | 'return';
}

export interface LoopState {
  /** How many runs there will be; `null` while a condition decides after each. */
  readonly total: number | null;
  readonly started: number;
  readonly completed: number;
  /** What the runs are about, where they come one after the other. */
  readonly items?: readonly Json[];
  /** What each completed run has given, by its number. */
  readonly outputs: { readonly [iteration: string]: Json };
  /** Runs that were taken away again: signers removed from a countersign. */
  readonly removed?: number;
}

export interface TaskState {
  readonly assignee: string | null;
  /** Present while the assignee works on it for this person, who completes it. */
  readonly owner?: string;
  /** It waits for signers before it, or for a task that it was returned to. */
  readonly paused?: true;
}

export interface JobState {
  readonly elementInstanceId: string;
}

export interface CallState {
  readonly elementInstanceId: string;
}

export interface TimerState {
  /** The event that defines the timer. */
  readonly elementId: string;
  /** The element instance that it belongs to: the event's own, a boundary event's host, an event-based gateway. */
  readonly elementInstanceId: string;
  readonly dueAt: string;
  /** Which of several definitions of the event it is. */
  readonly part?: number;
  readonly repeat?: Repeat;
}

/** How a cycle goes on after its next occurrence. */
export interface Repeat extends Counting {
  /** `R/PT1H`, `R/PT1H/…` with the end as an instant, or a cron expression of five fields. */
  readonly cycle: string;
  /** Occurrences after the next one; `null`: without end. */
  readonly remaining: number | null;
}

export interface SubscriptionState {
  readonly elementId: string;
  readonly elementInstanceId: string;
  readonly messageName: string;
  readonly part?: number;
}

export interface SignalState {
  readonly elementId: string;
  readonly elementInstanceId: string;
  readonly signalName: string;
  readonly part?: number;
}

export interface ConditionState {
  readonly elementId: string;
  readonly elementInstanceId: string;
  readonly part?: number;
  /** It held when it was last looked at. */
  readonly held?: true;
}

/** The payloads that have come, by the event's id and the number of its definition. */
export interface GatheredParts {
  readonly [elementId: string]: { readonly [part: string]: Variables };
}

/** An ad-hoc subprocess at work. */
export interface AdHocState {
  /** Activities that are still to begin. */
  readonly pending: readonly string[];
  /** Its completion condition held. */
  readonly closed?: true;
}

export interface IncidentState {
  readonly elementInstanceId: string;
  readonly code: string;
  readonly resumeAt: ResumePoint;
  /** What the element had waited for, when mapping it failed. */
  readonly result?: Variables;
}

/**
 * Where a retry takes up an element again: `enter` from its beginning, boundary events included; `work` its own work
 * once more; `output` mapping the result that it has; `leave` choosing the outgoing flows.
 */
export type ResumePoint = 'enter' | 'work' | 'output' | 'leave';
