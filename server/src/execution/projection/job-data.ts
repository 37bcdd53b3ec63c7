import type { Actor, Due } from '@flowbook/engine';
import type { JobRow, Json } from '../../stores/ports/rows.ts';

type Data = { readonly [name: string]: Json };

/** Where the jobs of what comes from outside belong, which is to no instance. */
export const OUTSIDE = 'outside';

interface StartAt {
  readonly key: string;
  readonly version: number;
  readonly startEventId: string;
}

/** What the jobs of each kind carry. */
export interface JobData {
  /** Work of a service or send task: `input` is for the handler, `scopeId` where the task stands. */
  readonly service: { readonly jobId: string; readonly scopeId: string; readonly input: Data };
  readonly external: JobData['service'];
  readonly timer: { readonly timerId: string };
  /** Starts the called process; `version` null: the latest when the job is done. */
  readonly 'start-call': {
    readonly callId: string;
    readonly calledElement: string;
    readonly version: number | null;
    readonly businessKey: string | null;
    readonly variables: Data;
  };
  /** Tells the caller how its called instance ended. */
  readonly 'end-call': {
    readonly parentInstanceId: string;
    readonly callId: string;
    /** Escalations of the called instance may still be on their way. */
    readonly mayEscalate?: boolean;
    readonly outcome:
      | { readonly kind: 'completed'; readonly variables: Data }
      | { readonly kind: 'failed'; readonly reason: string; readonly errorCode: string | null };
  };
  readonly 'cancel-call': { readonly callId: string };
  /** Looks for somebody who takes the message that the same commit keeps under `messageId`. */
  readonly 'send-message': {
    readonly messageId: string;
    readonly messageName: string;
    readonly correlationKey: string | null;
    readonly payload: Data;
  };
  /** Begins an instance at a timer start event; `due` is when, and how it goes on. */
  readonly 'start-timer': {
    readonly key: string;
    readonly version: number;
    readonly startEventId: string;
    /** Of a start event with several definitions: which of them, from 0. */
    readonly part?: number;
    readonly due: Due;
  };
  /** Hands a signal to all others that waited for it at `thrownAt`, and begins what begins with it. */
  readonly 'broadcast-signal': {
    readonly signalName: string;
    readonly payload: Data;
    readonly thrownAt: string;
  };
  /** Begins an instance at each start event whose condition held; `failed` are those whose condition has no value. */
  readonly 'begin-by-condition': {
    readonly starts: readonly (StartAt & { readonly instanceId: string; readonly startPart?: number })[];
    readonly failed: readonly (StartAt & { readonly code: string; readonly reason: string })[];
    readonly variables: Data;
    readonly businessKey: string | null;
    readonly actor: Actor;
    /** Under which key, and how long, what came of it is kept; `null`: nobody can ask again. */
    readonly keep: { readonly key: string; readonly expiresAt: string } | null;
  };
  /** Gives the caller an escalation that nothing in the called instance caught. */
  readonly 'escalate-call': {
    readonly parentInstanceId: string;
    readonly callId: string;
    readonly escalationCode: string;
    readonly payload: Data;
  };
  /** Looks for a kept message that fits a new subscription. */
  readonly 'match-messages': { readonly subscriptionId: string };
}

/** A job's data; the projection wrote it in this shape. */
export function jobData<K extends JobRow['kind']>(job: JobRow, _kind: K): JobData[K] {
  return job.data as unknown as JobData[K];
}

/** Id of the row for a job of this kind: the same for the same thing of the same instance. */
export function jobRowId(kind: JobRow['kind'], instanceId: string, engineId: string): string {
  return `${kind}:${instanceId}:${engineId}`;
}

/** Id of the row for an escalation that a called instance passes on with its event `seq`. */
export function escalationRowId(instanceId: string, callId: string, seq: number): string {
  return jobRowId('escalate-call', instanceId, escalationId(callId, seq));
}

export function escalationId(callId: string, seq: number): string {
  return `${callId}:${seq}`;
}

/** Own plumbing (timers, calls, messages) is tried again until it succeeds: giving up would lose something. */
export const ENDLESS_ATTEMPTS = 2_147_483_647;

export function newJob<K extends JobRow['kind']>(job: {
  readonly kind: K;
  readonly instanceId: string;
  readonly engineId: string;
  readonly elementId: string | null;
  readonly data: JobData[K];
  readonly dueAt: string;
  readonly jobType?: string;
  readonly maxAttempts?: number;
}): JobRow {
  return {
    id: jobRowId(job.kind, job.instanceId, job.engineId),
    kind: job.kind,
    instanceId: job.instanceId,
    elementId: job.elementId,
    jobType: job.jobType ?? null,
    data: job.data as unknown as Json,
    dueAt: job.dueAt,
    attempts: 0,
    maxAttempts: job.maxAttempts ?? ENDLESS_ATTEMPTS,
    owner: null,
    lockedUntil: null,
    lastError: null,
    failingSince: null,
  };
}
