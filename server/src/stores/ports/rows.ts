/** Any JSON value; ports know data only as JSON, never as engine classes. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

export interface Bilingual {
  readonly zh: string;
  readonly en: string;
}

export type InstanceStatus = 'active' | 'completed' | 'terminated' | 'canceled';

/** One process instance: the engine's state and what lists of instances show. Instants are ISO 8601 UTC. */
export interface InstanceRow {
  readonly id: string;
  /** 1 after the first commit, then one more with each. */
  readonly rev: number;
  readonly definitionKey: string;
  readonly definitionVersion: number;
  readonly definitionName: Bilingual;
  readonly title: string;
  readonly businessKey: string | null;
  readonly status: InstanceStatus;
  readonly startedBy: string | null;
  readonly startedAt: string;
  readonly endedAt: string | null;
  readonly openIncidents: number;
  readonly parentInstanceId: string | null;
  readonly parentCallId: string | null;
  /** People who took part (started it, did or hold a task of it): they may see it. */
  readonly participants: readonly string[];
  /** Groups that hold or held a task of it. */
  readonly groups: readonly string[];
  /** The engine's state as JSON. */
  readonly state: Json;
}

/** An event of the engine, whole. */
export interface EventJson {
  readonly seq: number;
  readonly at: string;
  readonly type: string;
  readonly [member: string]: Json;
}

/** An event as it is read from the log, with what is mostly asked of it beside the event itself. */
export interface EventRow {
  readonly instanceId: string;
  readonly seq: number;
  readonly rev: number;
  readonly at: string;
  readonly type: string;
  readonly elementId: string | null;
  /** The person who did it. */
  readonly actorId: string | null;
  /** The event itself. */
  readonly data: EventJson;
}

export type FieldRights = { readonly [field: string]: 'hide' | 'read' | 'edit' };

/** How a task opens a form. */
export interface TaskForm {
  readonly form: string;
  readonly stage: string | null;
  readonly doc: string | null;
  /** Rights of single fields, which narrow what the stage gives; absent in rows of tasks that have none. */
  readonly fieldRights?: FieldRights;
}

export interface TaskRow {
  readonly id: string;
  readonly instanceId: string;
  /** Revision of the instance at the task's last change. */
  readonly rev: number;
  readonly elementId: string;
  readonly name: Bilingual;
  readonly status: 'open' | 'completed' | 'canceled';
  readonly instanceTitle: string;
  readonly definitionKey: string;
  readonly definitionVersion: number;
  readonly definitionName: Bilingual;
  readonly scopeId: string;
  readonly assignee: string | null;
  /** Candidates stay the same for as long as the task lives. */
  readonly candidateGroups: readonly string[];
  readonly candidateUsers: readonly string[];
  readonly form: TaskForm | null;
  readonly priority: number;
  readonly createdAt: string;
  readonly dueAt: string | null;
  readonly endedAt: string | null;
  readonly completedBy: string | null;
}

/**
 * Work that is due at some time: a service task's job, a timer, or something that a commit asks of another instance
 * (start a called process, complete or cancel a call, deliver a message, look whether a message waits for a new
 * subscription, hand a signal out, tell a caller of an escalation), or the start of an instance at the time of a timer start event. The outbox of every commit is made
 * of jobs, so that one mechanism (lease, retry, incident) serves all. The work of a service task is `service` where the
 * server itself does it, `external` where a program outside takes it by its type.
 */
export interface JobRow {
  /** Deterministic (from the instance and the engine's id), so that writing it twice is writing it once. */
  readonly id: string;
  readonly kind:
    | 'service'
    | 'external'
    | 'timer'
    | 'start-call'
    | 'start-timer'
    | 'end-call'
    | 'cancel-call'
    | 'send-message'
    | 'match-messages'
    | 'broadcast-signal'
    | 'begin-by-condition'
    | 'escalate-call';
  /** The instance that it belongs to; of a timer start event the one that it will begin. */
  readonly instanceId: string;
  readonly elementId: string | null;
  /** Handler name of a service job; the engine's job or timer id and other parameters are in `data`. */
  readonly jobType: string | null;
  readonly data: Json;
  readonly dueAt: string;
  readonly attempts: number;
  readonly maxAttempts: number;
  readonly owner: string | null;
  readonly lockedUntil: string | null;
  readonly lastError: string | null;
  /** When the first attempt failed; `null` before any has. */
  readonly failingSince: string | null;
}

export interface SubscriptionRow {
  readonly id: string;
  readonly instanceId: string;
  readonly elementId: string;
  readonly messageName: string;
  readonly correlationKey: string | null;
  /** Since when it waits; kept where that matters, for signals. */
  readonly openedAt?: string;
}

/** A message that nobody waited for yet. */
export interface BufferedMessageRow {
  readonly id: string;
  readonly name: string;
  readonly correlationKey: string | null;
  readonly payload: Json;
  readonly expiresAt: string;
}

export interface IncidentRow {
  readonly id: string;
  readonly instanceId: string;
  readonly instanceTitle: string;
  readonly definitionKey: string;
  readonly elementId: string;
  readonly elementName: Bilingual | null;
  readonly code: string;
  readonly reason: string;
  readonly raisedAt: string;
  readonly resolvedAt: string | null;
}

/** A published version of a process app: frozen. */
export interface ReleaseRow {
  readonly key: string;
  readonly version: number;
  readonly name: Bilingual;
  readonly publishedAt: string;
  readonly publishedBy: string | null;
  /** `AppContent` of the contract. */
  readonly content: Json;
}

export interface DraftRow {
  readonly key: string;
  readonly rev: number;
  readonly content: Json;
  readonly editedAt: string;
  readonly editedBy: string | null;
}

export interface UserRow {
  readonly id: string;
  readonly username: string;
  readonly name: Bilingual;
  readonly passwordHash: string;
  readonly roles: readonly string[];
  readonly permissions: readonly string[];
  readonly demo: boolean;
}

export interface RoleRow {
  readonly id: string;
  readonly name: Bilingual;
}

export interface SessionRow {
  /** SHA-256 of the cookie's token, hex. */
  readonly tokenHash: string;
  readonly userId: string;
  readonly csrfToken: string;
  readonly createdAt: string;
  readonly expiresAt: string;
}

/** A machine's right to use the API. */
export interface TokenRow {
  readonly id: string;
  /** SHA-256 of the token, hex. */
  readonly tokenHash: string;
  readonly name: string;
  readonly scopes: readonly string[];
  readonly createdAt: string;
  readonly createdBy: string | null;
  /** `null`: until it is revoked. */
  readonly expiresAt: string | null;
  /** Absent: never. See `noteTokenUse`. */
  readonly lastUsedAt?: string;
}

export interface CustomerRow {
  readonly id: string;
  readonly name: Bilingual;
  readonly grade: 'K' | 'A' | 'B' | 'C';
  readonly phone: string | null;
}

/** A closed case as the archive keeps it: a copy, so that later changes of the instance do not touch it. */
export interface CaseFileRow {
  readonly id: string;
  readonly instanceId: string;
  readonly title: string;
  readonly archivedAt: string;
  /** The documents by the name of their process variable. */
  readonly documents: { readonly [name: string]: Json };
}

/** A letter or notice of a case. Nothing is sent by the record itself: `recorded` says that it stands in the file. */
export interface CorrespondenceRow {
  readonly id: string;
  readonly instanceId: string;
  readonly elementId: string | null;
  readonly template: string;
  readonly recipient: string | null;
  /** What the template's places are filled with. */
  readonly variables: { readonly [name: string]: Json };
  readonly status: 'recorded';
  readonly recordedAt: string;
}

export interface FileRow {
  readonly id: string;
  readonly name: string;
  readonly size: number;
  readonly type: string;
  readonly uploadedBy: string;
  readonly uploadedAt: string;
}

export interface AuditRow {
  readonly at: string;
  readonly actorId: string | null;
  readonly action: string;
  readonly subject: string;
  readonly details: Json;
}
