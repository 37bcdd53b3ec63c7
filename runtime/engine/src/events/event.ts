import type { Actor, DefinitionRef, ParentRef } from '../commands/command.ts';
import type { Json, Variables } from '../json.ts';
import type { Repeat, ResumePoint, Service } from '../state/instance-state.ts';
import type { Follows } from '../state/past.ts';
import type { ApprovalEvent } from './approval-events.ts';
import type { AwaitedEvent } from './awaited-events.ts';
import type { CompensationEvent } from './compensation-events.ts';
import type { ContainerEvent } from './container-events.ts';
import type { TaskEvent } from './task-events.ts';

export type * from './approval-events.ts';
export type * from './awaited-events.ts';
export type * from './compensation-events.ts';
export type * from './container-events.ts';
export type * from './task-events.ts';

/**
 * A fact. Every event carries `seq` (1, 2, 3 … within its instance, without gaps) and `at` (the context's time,
 * ISO 8601 UTC). State is the fold of the events; hosts build inbox, timers, subscriptions and history from them.
 */
export interface EventBase {
  readonly seq: number;
  readonly at: string;
}

export interface InstanceStarted extends EventBase {
  readonly type: 'instance-started';
  readonly instanceId: string;
  readonly definition: DefinitionRef;
  readonly businessKey?: string;
  readonly parent?: ParentRef;
  readonly variables: Variables;
  /** Where it began: what a return to the starter goes back to. */
  readonly startEventId?: string;
  readonly actor: Actor;
}
export interface InstanceCompleted extends EventBase {
  readonly type: 'instance-completed';
  /** The end event reached last. */
  readonly elementId: string;
  readonly parent?: ParentRef;
  /** The root scope's variables at the end: what a caller's output mapping reads. */
  readonly variables: Variables;
}
/** Ended by a terminate end event. For a caller it counts as completed. */
export interface InstanceTerminated extends EventBase {
  readonly type: 'instance-terminated';
  readonly elementId: string;
  readonly parent?: ParentRef;
  readonly variables: Variables;
}
export interface InstanceCanceled extends EventBase {
  readonly type: 'instance-canceled';
  readonly reason: string;
  readonly parent?: ParentRef;
  /** Present when a called instance ended in this error, which nothing in it caught: its caller's call fails with it. */
  readonly errorCode?: string;
  /** Present when whoever decided this task ended the instance (终止). */
  readonly taskId?: string;
  readonly actor: Actor;
}

/** An element instance began. `scopeId` is the scope it runs in (`root` for the process itself). */
export interface ElementEntered extends EventBase {
  readonly type: 'element-entered';
  readonly id: string;
  readonly elementId: string;
  readonly scopeId: string;
  /** The flows on which a token was used up to enter it: several for a join, none for starts and boundary events. */
  readonly incoming?: readonly string[];
  /** The element instance is a scope of its own, under its id. */
  readonly opensScope?: true;
  /** The new scope's own variables. */
  readonly variables?: Variables;
  /** New variables of the scope's inside stay inside. */
  readonly isolated?: true;
  /** Which run of a looping activity this is, from 0; `scopeId` is then the element instance of the whole activity. */
  readonly iteration?: number;
  /** It compensates an activity: the rollback that it belongs to. Its scope then holds the data of that time. */
  readonly rollbackId?: string;
  /** A complex gateway opened, if only by one token. */
  readonly opensJoin?: true;
  /** It resets: the flows by which it had opened. */
  readonly resets?: readonly string[];
  /** The steps of the past right before it, where the tokens on `incoming` do not say. */
  readonly follows?: Follows;
  /** The person whom this visit asks, whomever the diagram names. */
  readonly asks?: string;
  /** It helps another element instance and gives no token when it ends. */
  readonly serves?: Service;
}
/** An activity that runs several times has begun; `id` is its element instance, the runs are entered inside it. */
export interface LoopStarted extends EventBase {
  readonly type: 'loop-started';
  readonly id: string;
  readonly elementId: string;
  /** How many runs there will be; `null` while a condition decides after each. */
  readonly numberOfInstances: number | null;
  /** What the runs are about, where they come one after the other. */
  readonly items?: readonly Json[];
}
export interface IterationCompleted extends EventBase {
  readonly type: 'iteration-completed';
  /** The element instance of the whole activity. */
  readonly id: string;
  readonly elementId: string;
  readonly iteration: number;
  /** What this run adds to the output collection. */
  readonly output?: Json;
}
export interface ElementLeft extends EventBase {
  readonly type: 'element-left';
  readonly id: string;
  readonly elementId: string;
}
export interface ElementCanceled extends EventBase {
  readonly type: 'element-canceled';
  readonly id: string;
  readonly elementId: string;
  /** What was done inside does not count any more: somebody went back to a step before it. */
  readonly undone?: true;
}
/** An event subprocess interrupted the scope round it: tokens that lay on its flows are gone. */
export interface TokensDropped extends EventBase {
  readonly type: 'tokens-dropped';
  readonly scopeId: string;
}
export interface FlowTaken extends EventBase {
  readonly type: 'flow-taken';
  readonly flowId: string;
  readonly scopeId: string;
  /** The steps of the past right before it. */
  readonly follows?: Follows;
}
/** The named variables of a scope now have these values (whole values, not patches). */
export interface VariablesSet extends EventBase {
  readonly type: 'variables-set';
  readonly scopeId: string;
  readonly variables: Variables;
}

export interface JobCreated extends EventBase {
  readonly type: 'job-created';
  readonly jobId: string;
  readonly elementId: string;
  readonly elementInstanceId: string;
  readonly scopeId: string;
  /** What kind of work: the name of the host's handler. */
  readonly jobType: string;
  /** The element's input mapping, evaluated; without a mapping the parameters written in the model. */
  readonly input: Variables;
  readonly retries: number;
}
export interface JobCompleted extends EventBase {
  readonly type: 'job-completed';
  readonly jobId: string;
  readonly elementId: string;
}
export interface JobFailed extends EventBase {
  readonly type: 'job-failed';
  readonly jobId: string;
  readonly elementId: string;
  readonly reason: string;
  readonly final: boolean;
}
export interface JobCanceled extends EventBase {
  readonly type: 'job-canceled';
  readonly jobId: string;
  readonly elementId: string;
}

export interface TimerScheduled extends EventBase {
  readonly type: 'timer-scheduled';
  readonly timerId: string;
  /** The catch, boundary or start event that defines the timer. */
  readonly elementId: string;
  /** To which the timer belongs: the event itself, the host of a boundary event, an event-based gateway, a scope. */
  readonly elementInstanceId: string;
  readonly dueAt: string;
  /** Which of several definitions of the element it is, from 0. */
  readonly part?: number;
  /** Present on a cycle with occurrences after this one. */
  readonly repeat?: Repeat;
}
export interface TimerFired extends EventBase {
  readonly type: 'timer-fired';
  readonly timerId: string;
  readonly elementId: string;
}
export interface TimerCanceled extends EventBase {
  readonly type: 'timer-canceled';
  readonly timerId: string;
  readonly elementId: string;
}

export interface SubscriptionOpened extends EventBase {
  readonly type: 'subscription-opened';
  readonly subscriptionId: string;
  readonly elementId: string;
  readonly elementInstanceId: string;
  readonly messageName: string;
  /** `null`: any message of the name fits. */
  readonly correlationKey: string | null;
  /** Which of several definitions of the element it is, from 0. */
  readonly part?: number;
}
/** The message was taken. A `subscription-closed` follows, unless the event goes on listening (not interrupting). */
export interface MessageReceived extends EventBase {
  readonly type: 'message-received';
  readonly subscriptionId: string;
  readonly elementId: string;
  readonly messageName: string;
  readonly payload: Variables;
}
export interface SubscriptionClosed extends EventBase {
  readonly type: 'subscription-closed';
  readonly subscriptionId: string;
  readonly elementId: string;
}
/** A message left the process (throw event, end event or send task): the host correlates or keeps it. */
export interface MessageSent extends EventBase {
  readonly type: 'message-sent';
  readonly messageId: string;
  readonly elementId: string;
  readonly messageName: string;
  readonly correlationKey: string | null;
  readonly payload: Variables;
}

/** The host starts an instance of `calledElement`, with `callId` naming the place that waits for it. */
export interface CallStarted extends EventBase {
  readonly type: 'call-started';
  readonly callId: string;
  readonly elementId: string;
  readonly elementInstanceId: string;
  readonly calledElement: string;
  /** Absent: the latest version when the call starts. */
  readonly version?: number;
  readonly businessKey?: string;
  readonly variables: Variables;
}
export interface CallCompleted extends EventBase {
  readonly type: 'call-completed';
  readonly callId: string;
  readonly elementId: string;
}
export interface CallFailed extends EventBase {
  readonly type: 'call-failed';
  readonly callId: string;
  readonly elementId: string;
  readonly reason: string;
}
/** The host cancels the called instance. */
export interface CallCanceled extends EventBase {
  readonly type: 'call-canceled';
  readonly callId: string;
  readonly elementId: string;
}

export interface DecisionEvaluated extends EventBase {
  readonly type: 'decision-evaluated';
  readonly elementId: string;
  readonly decision: string;
  readonly result: Json;
  /** 1-based numbers of the rules that matched. */
  readonly matchedRules: readonly number[];
}
export interface ErrorThrown extends EventBase {
  readonly type: 'error-thrown';
  readonly elementId: string;
  readonly errorCode: string;
  readonly message?: string;
  /** The boundary event that caught it; `null` when nothing did. */
  readonly caughtBy: string | null;
}
export interface EscalationThrown extends EventBase {
  readonly type: 'escalation-thrown';
  readonly elementId: string;
  readonly escalationCode: string;
  readonly caughtBy: string | null;
  /** Present when nothing in a called instance caught it: the host hands it to the caller (`throw-escalation`). */
  readonly parent?: ParentRef;
  readonly payload?: Variables;
}

export interface IncidentRaised extends EventBase {
  readonly type: 'incident-raised';
  readonly incidentId: string;
  readonly elementId: string;
  /** The element instance that cannot go on. */
  readonly elementInstanceId: string;
  /** A code of the engine's incident catalogue, such as `no-outgoing-flow`, `expression-failed`, `job-failed`. */
  readonly code: string;
  readonly reason: string;
  /** Where a retry takes the element up again. */
  readonly resumeAt: ResumePoint;
  /** The result that could not be mapped, kept for the retry. */
  readonly result?: Variables;
}
/** Somebody asked for a retry, or (actor `system`) the element was canceled. */
export interface IncidentResolved extends EventBase {
  readonly type: 'incident-resolved';
  readonly incidentId: string;
  readonly actor: Actor;
}

export type EngineEvent =
  | InstanceStarted
  | InstanceCompleted
  | InstanceTerminated
  | InstanceCanceled
  | ElementEntered
  | ElementLeft
  | ElementCanceled
  | LoopStarted
  | IterationCompleted
  | FlowTaken
  | TokensDropped
  | VariablesSet
  | TaskEvent
  | JobCreated
  | JobCompleted
  | JobFailed
  | JobCanceled
  | TimerScheduled
  | TimerFired
  | TimerCanceled
  | SubscriptionOpened
  | MessageReceived
  | SubscriptionClosed
  | MessageSent
  | CallStarted
  | CallCompleted
  | CallFailed
  | CallCanceled
  | DecisionEvaluated
  | ErrorThrown
  | EscalationThrown
  | IncidentRaised
  | IncidentResolved
  | AwaitedEvent
  | CompensationEvent
  | ContainerEvent
  | ApprovalEvent;

export type EngineEventType = EngineEvent['type'];
