import type {
  BufferedMessageRow,
  EventJson,
  EventRow,
  IncidentRow,
  InstanceRow,
  InstanceStatus,
  JobRow,
  Json,
  SubscriptionRow,
  TaskRow,
} from './rows.ts';
import type { CutState, StatePart } from './state-part.ts';

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
  /** A later step leaves alone what an instance is: its definition, title, business key, start and parent. */
  readonly instance: InstanceRow;
  /** Of a large instance: how its state is kept; absent: whole. */
  readonly cut?: CutState;
  readonly events: readonly EventJson[];
  /** New tasks. */
  readonly tasks: readonly TaskRow[];
  /** Tasks of earlier steps as they are now: who holds them, until when, and how they ended may be different. */
  readonly changedTasks: readonly TaskRow[];
  /** New jobs, after `endedJobs` were taken away; a job whose id is there already stays as it is. */
  readonly jobs: readonly JobRow[];
  readonly endedJobs: readonly string[];
  /** New subscriptions, after `closedSubscriptions` were taken away. */
  readonly subscriptions: readonly SubscriptionRow[];
  readonly closedSubscriptions: readonly string[];
  readonly incidents: readonly IncidentRow[];
  /** Messages that the step sends: kept until a step consumes them or their time is over; one already kept stays. */
  readonly messages: readonly BufferedMessageRow[];
  readonly idempotent?: IdempotentAnswer;
  /** Buffered messages that this step consumed; if one is gone already, the commit is a conflict. */
  readonly consumedMessages: readonly string[];
  /** Those of the instance's participants and groups who were not among them before; absent: all of them. */
  readonly newMembers?: Pick<InstanceRow, 'participants' | 'groups'>;
}

/** An instance as it was read; a large one with the parts that its state was put together from. */
export interface StoredInstance extends InstanceRow {
  readonly parts?: readonly StatePart[];
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
  /** Only tasks that are not due before this instant: due then, later or never. */
  readonly notDueBefore?: string;
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

/** Where a list of ended instances goes on. */
export interface AfterEnded {
  readonly endedAt: string;
  readonly id: string;
}

/** An instance to be deleted, and the tasks that it ever had. */
export interface DeletedInstance {
  readonly id: string;
  readonly taskIds: readonly string[];
}

/** Instances with all that hangs on them. */
export interface InstanceStore {
  commit(commit: Commit): Promise<CommitResult>;
  load(instanceId: string): Promise<StoredInstance | null>;
  /** The stored revision, cheaply; `null` when there is no such instance. */
  revision(instanceId: string): Promise<number | null>;
  /** Newest first. */
  listInstances(query: InstanceQuery): Promise<Page<Omit<InstanceRow, 'state'>>>;
  /** Instances that this one called, in the order of their start. */
  childrenOf(instanceId: string): Promise<readonly Omit<InstanceRow, 'state'>[]>;
  /** The history behind `afterSeq`, in order. */
  events(instanceId: string, afterSeq: number, limit: number): Promise<readonly EventRow[]>;
  task(taskId: string): Promise<TaskRow | null>;
  /** All open tasks of one instance, oldest first. */
  openTasks(instanceId: string): Promise<readonly TaskRow[]>;
  listTasks(query: TaskQuery): Promise<Page<TaskRow>>;
  incident(incidentId: string): Promise<IncidentRow | null>;
  openIncidents(instanceId?: string): Promise<readonly IncidentRow[]>;
  /** The answer stored under this key, `null` when the key is not known (any more). */
  idempotentAnswer(key: string): Promise<Json | null>;
  /** Keeps an answer that goes with no step; answers the one that is kept under its key: this one, or the first. */
  keepAnswer(answer: IdempotentAnswer): Promise<Json>;
  /** Subscriptions that a message of this name and key fits (one without key fits any message), oldest first. */
  subscriptionsFor(messageName: string, correlationKey: string | null): Promise<readonly SubscriptionRow[]>;
  subscription(subscriptionId: string): Promise<SubscriptionRow | null>;
  /** Keeps a message for later; one whose id is kept already stays as it is. */
  bufferMessage(message: BufferedMessageRow): Promise<void>;
  /**
   * Messages that wait for a subscription of this name and key (a subscription without key, `null`, takes any),
   * oldest first, expired ones left out.
   */
  bufferedMessages(
    messageName: string,
    correlationKey: string | null,
    now: string,
  ): Promise<readonly BufferedMessageRow[]>;
  /** Instances that no other called and that ended before this instant, those that ended first first. */
  endedRoots(query: {
    readonly before: string;
    readonly after?: AfterEnded;
    readonly limit: number;
  }): Promise<readonly Omit<InstanceRow, 'state'>[]>;
  /**
   * Deletes ended instances with their history, tasks, incidents and correspondence; case files stay. Those called
   * stand before their callers, so that what a crash leaves can be found again. Answers how many there were.
   */
  deleteInstances(instances: readonly DeletedInstance[]): Promise<number>;
  /** Forgets idempotent answers and buffered messages whose time is over; answers how many. */
  deleteExpired(now: string): Promise<number>;
}

export interface ClaimJobs {
  readonly owner: string;
  readonly now: string;
  readonly leaseMs: number;
  readonly limit: number;
  /** External jobs of these types; absent: every job that is not external. */
  readonly jobTypes?: readonly string[];
}

export interface RetryJob {
  readonly dueAt: string;
  readonly error: string;
  /** When the attempt failed; `null`: through no fault of the job, which gets the attempt back. */
  readonly failedAt: string | null;
  /** From now on so many attempts in all; absent: as many as before. */
  readonly maxAttempts?: number;
}

/** Jobs of one kind and type that could be claimed now and are not. */
export interface WaitingJobs {
  readonly kind: JobRow['kind'];
  readonly jobType: string | null;
  readonly count: number;
  /** Since when the first of them could be claimed. */
  readonly since: string;
}

/** Work that comes from outside of every instance. */
export interface Submission {
  readonly job: JobRow;
  /** Kept together with the job. */
  readonly message?: BufferedMessageRow;
  /** Until when the same submission is recognised; a day from now at most. */
  readonly rememberUntil: string;
}

/**
 * Jobs with leases. A claimed job belongs to its owner until `lockedUntil`; then anybody may claim it again.
 * `attempts` is the fencing token: finishing or failing names the attempt, and a stale one changes nothing.
 */
export interface JobStore {
  /** Claims jobs that are due and that nobody holds (any more), those ready longest first: sets owner and lease and raises `attempts` by one. */
  claim(request: ClaimJobs): Promise<readonly JobRow[]>;
  /** Prolongs the lease; `false` when the job is no longer this attempt's. */
  renew(jobId: string, owner: string, attempts: number, lockedUntil: string): Promise<boolean>;
  /** The job is done with (its consequence is committed elsewhere or needs no commit). */
  finish(jobId: string, owner: string, attempts: number): Promise<boolean>;
  /** Lets the job go, to be tried again. */
  retryAt(jobId: string, owner: string, attempts: number, retry: RetryJob): Promise<boolean>;
  /** Jobs whose attempts have failed so many times at least, those that fail for longest first. */
  failing(query: {
    readonly failures: number;
    readonly instanceId?: string;
    readonly limit: number;
  }): Promise<readonly JobRow[]>;
  /** Makes a job that has failed due at `now` if it is due later; `false`: there is none, or somebody is at work on it. */
  tryNow(jobId: string, now: string): Promise<boolean>;
  /**
   * When the next job can be claimed: it is due and its lease, if it has one, is over. `null` without any job. Of
   * external jobs of these types; without types of all that are not external.
   */
  nextReadyAt(jobTypes?: readonly string[]): Promise<string | null>;
  /** What waits to be claimed; an adapter may stop counting at ten thousand. */
  waiting(now: string): Promise<readonly WaitingJobs[]>;
  /** Adds a job, and its message, of no instance's commit; `false`: a job of this id was submitted before. */
  submit(submission: Submission): Promise<boolean>;
  job(jobId: string): Promise<JobRow | null>;
}
