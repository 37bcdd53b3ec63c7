import type { DefinitionRef, ParentRef } from '../commands/command.ts';
import type { Json, Variables } from '../json.ts';

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
}

export type InstanceStatus = 'active' | 'completed' | 'terminated' | 'canceled';

export interface ScopeState {
  readonly parentId: string | null;
  readonly variables: Variables;
  /** Tokens on sequence flows, by flow id. At rest only flows before a waiting join hold some. */
  readonly tokens: { readonly [flowId: string]: number };
  /** Tokens on flows plus active element instances: the scope is complete at 0. */
  readonly live: number;
  /** New variables of its inside stay inside: one run of a multi-instance activity. */
  readonly isolated?: true;
}

export interface ElementState {
  readonly elementId: string;
  readonly scopeId: string;
  /** Which run of a looping activity this is, from 0; its scope is then the element instance of the whole activity. */
  readonly iteration?: number;
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
}

export interface TaskState {
  readonly assignee: string | null;
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
  readonly repeat?: Repeat;
}

/** How a cycle goes on after its next occurrence. */
export interface Repeat {
  /** `R/PT1H` or a cron expression of five fields. */
  readonly cycle: string;
  /** Occurrences after the next one; `null`: without end. */
  readonly remaining: number | null;
}

export interface SubscriptionState {
  readonly elementId: string;
  readonly elementInstanceId: string;
  readonly messageName: string;
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
