import type { ObjectId } from 'mongodb';
import type { InstanceStatus } from '../ports/rows.ts';

/**
 * What the collections hold. Every document keeps its row as JSON text (`doc`, `summary`, `state` …), so that any key
 * a person may type survives; what is searched or sorted stands beside it. `_id` is always a string of ours, and every
 * write names it, so that each collection can be sharded by it.
 */

/** Which commit holds something that can be had once; see `claims.ts`. */
export interface Claim {
  readonly token: string;
  readonly instanceId: string;
  readonly rev: number;
  readonly fence: number;
}

export interface InstanceDocument {
  readonly _id: string;
  /** 0: no instance yet, only a fence against a commit that never ended. */
  readonly rev: number;
  /** Raised to make a commit on this revision impossible that holds claims; see `claims.ts`. */
  readonly fence: number;
  /** Of the commit that made this revision. */
  readonly token: string;
  /** Whether the outbox of this revision may not be written out yet. */
  readonly pending: boolean;
  /** JSON text of an `Outbox`. */
  readonly outbox: string | null;
  readonly status: InstanceStatus;
  readonly definitionKey: string;
  readonly startedAt: string;
  /** Of an instance that no other called, once it has ended. */
  readonly rootEndedAt?: string;
  /** In the order of their making, as far as one process knows it. */
  readonly made: ObjectId;
  readonly parentId: string | null;
  /** `u:<user>` took part, `g:<group>` holds or held a task. */
  readonly members: readonly string[];
  readonly search: string;
  readonly summary: string;
  /** Of a large instance what its parts do not hold. */
  readonly state: string;
  /** Its state has parts. */
  readonly large: boolean;
}

/** A part of a large instance's state. */
export interface StatePartDocument {
  readonly _id: string;
  readonly rev: number;
  readonly instanceId: string;
  readonly number: number;
  /** `null`: it holds nothing any more. */
  readonly tables: string | null;
}

/** A piece of an outbox that is too long for the instance's document. */
export interface OutboxPieceDocument {
  readonly _id: string;
  readonly token: string;
  readonly number: number;
  readonly text: string;
  readonly madeAt: Date;
}

/** The events of one commit. */
export interface EventBatchDocument {
  readonly _id: string;
  readonly instanceId: string;
  readonly firstSeq: number;
  readonly lastSeq: number;
  /** Of the commit. */
  readonly token: string;
  readonly items: string;
}

export interface TaskDocument {
  readonly _id: string;
  readonly rev: number;
  readonly instanceId: string;
  readonly status: string;
  readonly definitionKey: string;
  readonly process: string;
  readonly assignee: string | null;
  /** Sorts after every name when there is none. */
  readonly assigneeOrLast: string;
  readonly completedBy: string | null;
  readonly createdAt: string;
  readonly dueAt: string | null;
  /** Sorts after every instant when there is none. */
  readonly dueOrLast: string;
  readonly endedAt: string | null;
  /** `g:<group>` or `u:<user>` may claim it. */
  readonly candidates: readonly string[];
  readonly search: string;
  readonly doc: string;
}

/**
 * What is over but was written by an outbox stays for a day as `gone`, so that whoever writes the same outbox once
 * more, late, does not bring it back.
 */
export interface Mortal {
  readonly gone?: true;
  readonly goneAt?: Date;
}

export interface JobDocument extends Mortal {
  readonly _id: string;
  /** Instance or release whose outbox wrote it, and the revision of that. */
  readonly writer: string;
  readonly rev: number;
  readonly instanceId: string;
  /** Type of an external job; of no other. */
  readonly queue?: string;
  /** Kind and type, for counting: `service http-request`. */
  readonly label?: string;
  /** JSON text of what it was made with. */
  readonly doc: string;
  /** When it was changed since. */
  readonly maxAttempts?: number;
  readonly dueAt: string;
  /** When it can be claimed: the later of `dueAt` and `lockedUntil`. */
  readonly readyAt: string;
  readonly attempts: number;
  readonly owner?: string;
  readonly lockedUntil?: string;
  readonly lastError?: string;
  readonly failingSince?: string;
}

export interface SubscriptionDocument extends Mortal {
  readonly _id: string;
  readonly rev: number;
  readonly made: ObjectId;
  readonly messageName: string;
  readonly correlationKey: string | null;
  readonly doc: string;
}

export interface MessageDocument extends Mortal {
  readonly _id: string;
  readonly made: ObjectId;
  readonly name: string;
  readonly correlationKey: string | null;
  readonly expiresAt: string;
  readonly doc: string;
  readonly claim?: Claim;
}

export interface AnswerDocument {
  readonly _id: string;
  readonly expiresAt: string;
  readonly answer: string;
  /** There until the commit stands. */
  readonly claim?: Claim;
}

export interface IncidentDocument {
  readonly _id: string;
  readonly rev: number;
  readonly instanceId: string;
  readonly open: boolean;
  readonly raisedAt: string;
  readonly doc: string;
}

export interface ReleaseDocument {
  readonly _id: string;
  readonly key: string;
  readonly version: number;
  readonly summary: string;
  readonly content: string;
  /** Its timers are not written out yet. */
  readonly pending: boolean;
  /** JSON text of the timers that begin and end with it. */
  readonly timers: string;
}

export interface DraftDocument {
  readonly _id: string;
  readonly rev: number;
  readonly editedAt: string;
  readonly editedBy: string | null;
  readonly content: string;
}

export interface UserDocument {
  readonly _id: string;
  readonly username: string;
  readonly roles: readonly string[];
  readonly search: string;
  readonly doc: string;
}

export interface SessionDocument {
  readonly _id: string;
  readonly expiresAt: string;
  readonly doc: string;
}

export interface TokenDocument {
  readonly _id: string;
  readonly tokenHash: string;
  readonly createdAt: string;
  readonly lastUsedAt?: string;
  readonly doc: string;
}

export interface AuditDocument {
  readonly _id: ObjectId;
  readonly subject: string;
  readonly doc: string;
}

export interface CustomerDocument {
  readonly _id: string;
  readonly search: string;
  readonly doc: string;
}

/** A case file or a letter. */
export interface FiledDocument {
  readonly _id: string;
  readonly instanceId: string;
  readonly at: string;
  readonly doc: string;
}

export interface PlainDocument {
  readonly _id: string;
  readonly doc: string;
}

/** A counter, or the version of the schema. */
export interface NumberDocument {
  readonly _id: string;
  readonly value: number;
}
