import { ObjectId } from 'mongodb';
import { batchText } from '../event-batch.ts';
import { summaryOf } from '../ports/instance-summary.ts';
import type {
  BufferedMessageRow,
  EventJson,
  IncidentRow,
  InstanceRow,
  JobRow,
  Json,
  SubscriptionRow,
  TaskRow,
} from '../ports/rows.ts';
import type { CutState, StatePart } from '../ports/state-part.ts';
import type {
  EventBatchDocument,
  IncidentDocument,
  InstanceDocument,
  JobDocument,
  MessageDocument,
  StatePartDocument,
  SubscriptionDocument,
  TaskDocument,
} from './documents.ts';
import type { Writer } from './gone.ts';
import { fromText, searchText, toText } from './json-text.ts';

/** Sorts after every text that a name or an instant is. */
const LAST = '\u{10ffff}';

/** Most events in one document. */
const BATCH = 500;

export function instanceDocument(
  instance: InstanceRow,
  cut: CutState | undefined,
  { fence, token, made, outbox }: Pick<InstanceDocument, 'fence' | 'token' | 'made' | 'outbox'>,
): InstanceDocument {
  return {
    _id: instance.id,
    rev: instance.rev,
    fence,
    token,
    pending: outbox !== null,
    made,
    outbox,
    status: instance.status,
    definitionKey: instance.definitionKey,
    startedAt: instance.startedAt,
    ...(instance.parentInstanceId === null && instance.endedAt !== null && { rootEndedAt: instance.endedAt }),
    parentId: instance.parentInstanceId,
    members: membersOf(instance.participants, instance.groups),
    search: searchText(
      instance.title,
      instance.definitionName.zh,
      instance.definitionName.en,
      instance.businessKey,
    ),
    summary: toText(summaryOf(instance)),
    state: toText(cut?.rest ?? instance.state),
    large: cut !== undefined,
  };
}

/** `tables`: null for a part that holds nothing any more. */
export function statePartDocument(
  instanceId: string,
  rev: number,
  { number, tables }: { readonly number: number; readonly tables: StatePart['tables'] | null },
): StatePartDocument {
  const text = tables === null ? null : toText(tables as Json);
  return { _id: `${instanceId}/${number}`, rev, instanceId, number, tables: text };
}

/** Stands where no instance is yet, so that a commit which claimed something before cannot make one. */
export function fenceDocument(instanceId: string): InstanceDocument {
  const nothing = {
    status: 'active',
    definitionKey: '',
    startedAt: '',
    parentId: null,
    members: [],
  } as const;
  const texts = { token: '', search: '', summary: '', state: '', outbox: null };
  return {
    _id: instanceId,
    rev: 0,
    fence: 1,
    pending: false,
    large: false,
    made: new ObjectId(),
    ...nothing,
    ...texts,
  };
}

/** `u:<user>` and `g:<group>`. */
export function membersOf(users: readonly string[], groups: readonly string[]): readonly string[] {
  return [...users.map((user) => `u:${user}`), ...groups.map((group) => `g:${group}`)];
}

export function eventBatchId(instanceId: string, firstSeq: number): string {
  return `${instanceId}/${firstSeq}`;
}

/** `rev`, `token`: of the commit that writes it. A step of very many events makes several, each well below a document's limit. */
export function eventBatches(
  instanceId: string,
  rev: number,
  events: readonly EventJson[],
  token: string,
): EventBatchDocument[] {
  const batches: EventBatchDocument[] = [];
  for (let at = 0; at < events.length; at += BATCH) {
    const batch = events.slice(at, at + BATCH);
    const [firstSeq = 0, lastSeq = 0] = [batch[0]?.seq, batch.at(-1)?.seq];
    const _id = eventBatchId(instanceId, firstSeq);
    batches.push({ _id, instanceId, firstSeq, lastSeq, token, items: batchText(rev, batch) });
  }
  return batches;
}

/** `rev`: revision of the commit that writes it. */
export function taskDocument(task: TaskRow, rev: number): TaskDocument {
  return {
    _id: task.id,
    rev,
    instanceId: task.instanceId,
    status: task.status,
    definitionKey: task.definitionKey,
    process: task.definitionName.zh,
    assignee: task.assignee,
    assigneeOrLast: task.assignee ?? LAST,
    completedBy: task.completedBy,
    createdAt: task.createdAt,
    dueAt: task.dueAt,
    dueOrLast: task.dueAt ?? LAST,
    endedAt: task.endedAt,
    candidates: membersOf(task.candidateUsers, task.candidateGroups),
    search: searchText(
      task.instanceTitle,
      task.definitionName.zh,
      task.definitionName.en,
      task.name.zh,
      task.name.en,
      task.assignee,
    ),
    doc: toText(task),
  };
}

export function jobDocument(job: JobRow, by: Writer): JobDocument {
  const { id, dueAt, attempts, owner, lockedUntil, lastError, failingSince, ...constant } = job;
  return {
    _id: id,
    ...by,
    instanceId: job.instanceId,
    ...(job.kind === 'external' && { queue: job.jobType ?? '' }),
    label: job.jobType === null ? job.kind : `${job.kind} ${job.jobType}`,
    doc: toText(constant),
    dueAt,
    readyAt: lockedUntil !== null && lockedUntil > dueAt ? lockedUntil : dueAt,
    attempts,
    ...(owner !== null && { owner }),
    ...(lockedUntil !== null && { lockedUntil }),
    ...(lastError !== null && { lastError }),
    ...(failingSince !== null && { failingSince }),
  };
}

export function jobRow(document: JobDocument): JobRow {
  type Constant = Pick<JobRow, 'kind' | 'instanceId' | 'elementId' | 'jobType' | 'data' | 'maxAttempts'>;
  return {
    ...fromText<Constant>(document.doc),
    ...(document.maxAttempts !== undefined && { maxAttempts: document.maxAttempts }),
    id: document._id,
    dueAt: document.dueAt,
    attempts: document.attempts,
    owner: document.owner ?? null,
    lockedUntil: document.lockedUntil ?? null,
    lastError: document.lastError ?? null,
    failingSince: document.failingSince ?? null,
  };
}

export function subscriptionDocument(
  subscription: SubscriptionRow,
  rev: number,
  made: ObjectId,
): SubscriptionDocument {
  const { id, messageName, correlationKey } = subscription;
  return { _id: id, rev, made, messageName, correlationKey, doc: toText(subscription) };
}

export function messageDocument(message: BufferedMessageRow, made = new ObjectId()): MessageDocument {
  const { id, name, correlationKey, expiresAt } = message;
  return { _id: id, made, name, correlationKey, expiresAt, doc: toText(message) };
}

export function incidentDocument(incident: IncidentRow, rev: number): IncidentDocument {
  const { id, instanceId, resolvedAt, raisedAt } = incident;
  return { _id: id, rev, instanceId, open: resolvedAt === null, raisedAt, doc: toText(incident) };
}
