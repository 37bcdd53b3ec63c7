import type { Json, Variables } from '../json.ts';
import type { ApprovalCommand } from './approval/approval-command.ts';
import type { ModifyInstance } from './modify-command.ts';

export type * from './approval/approval-command.ts';
export type * from './modify-command.ts';

/** Who asked. `system` is the host itself (timers, jobs, messages). */
export interface Actor {
  readonly kind: 'user' | 'system';
  readonly id: string;
}

export interface DefinitionRef {
  readonly key: string;
  readonly version: number;
}

/** The call activity of another instance that waits for this one. */
export interface ParentRef {
  readonly instanceId: string;
  readonly callId: string;
}

export interface StartInstance {
  readonly type: 'start-instance';
  readonly instanceId: string;
  readonly definition: DefinitionRef;
  /** Absent: the only none start event. */
  readonly startEventId?: string;
  /**
   * Of a start event with several definitions: which of them has happened, from 0. Absent: of a parallel one all of them, of
   * another any that is no condition.
   */
  readonly startPart?: number;
  readonly businessKey?: string;
  /** Data of the start form; merged into the document that the start event's form binding names. */
  readonly submission?: Variables;
  readonly variables?: Variables;
  readonly parent?: ParentRef;
  readonly actor: Actor;
}

export interface ClaimTask {
  readonly type: 'claim-task';
  readonly taskId: string;
  readonly actor: Actor;
}

export interface ReleaseTask {
  readonly type: 'release-task';
  readonly taskId: string;
  readonly actor: Actor;
}

/** An admin gives the task to one person; `null` gives it back to its candidate groups. */
export interface AssignTask {
  readonly type: 'assign-task';
  readonly taskId: string;
  readonly assignee: string | null;
  readonly actor: Actor;
}

export interface CompleteTask {
  readonly type: 'complete-task';
  readonly taskId: string;
  /** Merged, field by field, into the document that the task's form binding names. */
  readonly submission?: Variables;
  readonly variables?: Variables;
  readonly actor: Actor;
}

export interface CompleteJob {
  readonly type: 'complete-job';
  readonly jobId: string;
  readonly variables?: Variables;
  readonly actor: Actor;
}

/** The work of a job failed. `final: false` keeps the job (the host retries it); `final: true` raises an incident. */
export interface FailJob {
  readonly type: 'fail-job';
  readonly jobId: string;
  readonly reason: string;
  readonly final: boolean;
  readonly actor: Actor;
}

/** The work of a job ended in a BPMN error, which an error boundary event may catch. */
export interface ThrowError {
  readonly type: 'throw-error';
  readonly jobId: string;
  readonly errorCode: string;
  readonly message?: string;
  readonly variables?: Variables;
  readonly actor: Actor;
}

/** A called process, a job or a task escalates. It goes on unless what catches the escalation interrupts it. */
export interface ThrowEscalation {
  readonly type: 'throw-escalation';
  readonly source: { readonly kind: 'call' | 'job' | 'task'; readonly id: string };
  readonly escalationCode: string;
  readonly variables?: Variables;
  readonly actor: Actor;
}

/** A signal from outside, or from another instance (its `signal-thrown`). */
export interface BroadcastSignal {
  readonly type: 'broadcast-signal';
  readonly signalName: string;
  readonly payload?: Variables;
  readonly actor: Actor;
}

/** Begins an activity of an ad-hoc subprocess that nothing leads to. */
export interface StartActivity {
  readonly type: 'start-activity';
  /** The element instance of the ad-hoc subprocess. */
  readonly elementInstanceId: string;
  readonly activityId: string;
  readonly actor: Actor;
}

export interface FireTimer {
  readonly type: 'fire-timer';
  readonly timerId: string;
  readonly actor: Actor;
}

export interface DeliverMessage {
  readonly type: 'deliver-message';
  readonly subscriptionId: string;
  readonly payload?: Variables;
  readonly actor: Actor;
}

/** The called instance ended normally; `variables` are its own at its end. */
export interface CompleteCall {
  readonly type: 'complete-call';
  readonly callId: string;
  readonly variables: Variables;
  readonly actor: Actor;
}

/** The called instance could not be started, was terminated, or ended in an error that nothing in it caught. */
export interface FailCall {
  readonly type: 'fail-call';
  readonly callId: string;
  readonly errorCode?: string;
  readonly reason: string;
  readonly actor: Actor;
}

export interface SetVariables {
  readonly type: 'set-variables';
  readonly variables: Variables;
  readonly actor: Actor;
}

/** Try again what raised the incident. */
export interface RetryIncident {
  readonly type: 'retry-incident';
  readonly incidentId: string;
  readonly actor: Actor;
}

export interface CancelInstance {
  readonly type: 'cancel-instance';
  readonly reason: string;
  readonly actor: Actor;
}

export type Command =
  | StartInstance
  | ClaimTask
  | ReleaseTask
  | AssignTask
  | CompleteTask
  | CompleteJob
  | FailJob
  | ThrowError
  | ThrowEscalation
  | BroadcastSignal
  | StartActivity
  | FireTimer
  | DeliverMessage
  | CompleteCall
  | FailCall
  | SetVariables
  | RetryIncident
  | CancelInstance
  | ApprovalCommand
  | ModifyInstance;

/** What may come for a suspended instance without anybody asking: it is kept until the instance is resumed. */
export type HoldableCommand =
  | CompleteJob
  | FailJob
  | ThrowError
  | ThrowEscalation
  | BroadcastSignal
  | FireTimer
  | DeliverMessage
  | CompleteCall
  | FailCall;

export type CommandType = Command['type'];

/** A value that a command carries in. */
export type CommandValue = Json;
