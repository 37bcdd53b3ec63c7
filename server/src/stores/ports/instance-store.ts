import type {
  BufferedMessageRow,
  EventRow,
  IncidentRow,
  InstanceRow,
  InstanceStatus,
  JobRow,
  Json,
  SubscriptionRow,
  TaskRow,
} from './rows.ts';

/** The stored answer to a repeatable write. */
export interface IdempotentAnswer {
  readonly key: string;
  readonly answer: Json;
  readonly expiresAt: string;
}

/**
 * Everything that one step of one instance changes. Either all of it becomes visible, once, or none of it does,
 * whatever crashes when.
 */
export interface Commit {
  /** Revision on which the step stands; 0 for a new instance. `instance.rev` is one more. */
  readonly expectedRev: number;
  readonly instance: InstanceRow;
  readonly events: readonly EventRow[];
  readonly tasks: readonly TaskRow[];
  readonly jobs: readonly JobRow[];
  readonly endedJobs: readonly string[];
  readonly subscriptions: readonly SubscriptionRow[];
  readonly closedSubscriptions: readonly string[];
  readonly incidents: readonly IncidentRow[];
  readonly idempotent?: IdempotentAnswer;
  /** Buffered messages that this step consumed; if one is gone already, the commit is a conflict. */
  readonly consumedMessages: readonly string[];
}

export type CommitResult =
  | { readonly ok: true }
  /** Another commit came first (or a new instance's id exists): load again and repeat. */
  | { readonly ok: false; readonly conflict: 'revision' | 'message' | 'idempotency' };

export interface InstanceQuery {
  readonly search?: string;
  readonly definitionKey?: string;
  readonly status?: InstanceStatus;
  /** Only what this person may see by taking part; absent: all. */
  readonly visibleTo?: { readonly userId: string; readonly groups: readonly string[] };
  readonly limit: number;
  readonly offset: number;
}

export interface TaskQuery {
  readonly status?: 'open' | 'completed';
  readonly assignee?: string;
  readonly completedBy?: string;
  /** Unassigned tasks that one of these groups, or this person, may claim. */
  readonly claimableBy?: { readonly userId: string; readonly groups: readonly string[] };
  readonly group?: string;
  readonly instanceId?: string;
  readonly definitionKey?: string;
  readonly search?: string;
  /** Only tasks due before this instant. */
  readonly dueBefore?: string;
  /** Field and direction; ties are broken by id. Tasks without due date come last when sorting by it. */
  readonly sort:
    | 'dueAt'
    | '-dueAt'
    | 'createdAt'
    | '-createdAt'
    | 'assignee'
    | '-assignee'
    | 'process'
    | '-process'
    | '-endedAt';
  readonly limit: number;
  readonly offset: number;
}

export interface Page<T> {
  readonly items: readonly T[];
  readonly total: number;
}

/** Instances with all that hangs on them. */
export interface InstanceStore {
  commit(commit: Commit): Promise<CommitResult>;
  load(instanceId: string): Promise<InstanceRow | null>;
  listInstances(query: InstanceQuery): Promise<Page<Omit<InstanceRow, 'state'>>>;
  childrenOf(instanceId: string): Promise<readonly Omit<InstanceRow, 'state'>[]>;
  events(instanceId: string, afterSeq: number, limit: number): Promise<readonly EventRow[]>;
  task(taskId: string): Promise<TaskRow | null>;
  listTasks(query: TaskQuery): Promise<Page<TaskRow>>;
  incident(incidentId: string): Promise<IncidentRow | null>;
  openIncidents(instanceId?: string): Promise<readonly IncidentRow[]>;
  idempotentAnswer(key: string): Promise<Json | null>;
  /** Subscriptions that a message of this name and key fits (a subscription without key fits any). */
  subscriptionsFor(messageName: string, correlationKey: string | null): Promise<readonly SubscriptionRow[]>;
  bufferMessage(message: BufferedMessageRow): Promise<void>;
  /** Messages that wait for a subscription of this name and key, oldest first, expired ones left out. */
  bufferedMessages(
    messageName: string,
    correlationKey: string | null,
    now: string,
  ): Promise<readonly BufferedMessageRow[]>;
}

export interface ClaimJobs {
  readonly owner: string;
  readonly now: string;
  readonly leaseMs: number;
  readonly limit: number;
}

/**
 * Jobs with leases. A claimed job belongs to its owner until `lockedUntil`; then anybody may claim it again.
 * `attempts` is the fencing token: finishing or failing names the attempt, and a stale one changes nothing.
 */
export interface JobStore {
  /** Claims due jobs, oldest due first: sets owner and lease and raises `attempts` by one. */
  claim(request: ClaimJobs): Promise<readonly JobRow[]>;
  renew(jobId: string, owner: string, attempts: number, lockedUntil: string): Promise<boolean>;
  /** The job is done with (its consequence is committed elsewhere or needs no commit). */
  finish(jobId: string, owner: string, attempts: number): Promise<boolean>;
  /** Tries again at `dueAt`; `keepAttempt` gives the attempt back (an optimistic conflict consumes none). */
  retryAt(
    jobId: string,
    owner: string,
    attempts: number,
    dueAt: string,
    error: string,
    keepAttempt?: boolean,
  ): Promise<boolean>;
  /** When the next job is due that nobody holds; `null` without one. */
  nextDueAt(now: string): Promise<string | null>;
  job(jobId: string): Promise<JobRow | null>;
}
