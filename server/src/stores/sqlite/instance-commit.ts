import { batchText } from '../event-batch.ts';
import type { Commit } from '../ports/instance-store.ts';
import type {
  BufferedMessageRow,
  EventJson,
  IncidentRow,
  InstanceRow,
  JobRow,
  SubscriptionRow,
} from '../ports/rows.ts';
import { fixedText, membersText } from './instance-columns.ts';
import { partStatements } from './instance-parts.ts';
import { searchText, toText } from './json-text.ts';
import { required, type Statement, statement } from './statement.ts';
import { changedTask, newTask } from './task-write.ts';

/**
 * All parts of one step. Refused with `revision`, `idempotency` or `message` when another step was first; the instance
 * comes first, so that the most frequent refusal has nothing to undo.
 */
export function commitStatements(commit: Commit): readonly Statement[] {
  const { instance } = commit;
  const statements = [required('revision', writeInstance(commit))];
  if (commit.cut !== undefined) statements.push(...partStatements(instance.id, commit.cut));
  if (commit.idempotent !== undefined) {
    const { key, expiresAt, answer } = commit.idempotent;
    statements.push(required('idempotency', statement(KEEP_ANSWER, key, expiresAt, toText(answer))));
  }
  for (const id of commit.consumedMessages)
    statements.push(required('message', statement('DELETE FROM buffered_messages WHERE id = ?', id)));
  for (const member of newMembers(commit)) statements.push(statement(ADD_MEMBER, member, instance.id));
  if (commit.events.length > 0) statements.push(writeEvents(instance, commit.events));
  for (const task of commit.tasks) statements.push(...newTask(task));
  for (const task of commit.changedTasks) statements.push(...changedTask(task));
  statements.push(...commit.endedJobs.map(deleteJob), ...commit.jobs.map(writeJob));
  for (const id of commit.closedSubscriptions)
    statements.push(statement('DELETE FROM subscriptions WHERE id = ?', id));
  statements.push(
    ...commit.subscriptions.map(writeSubscription),
    ...commit.incidents.map(writeIncident),
    ...commit.messages.map(writeMessage),
  );
  return statements;
}

export const KEEP_ANSWER =
  'INSERT INTO idempotent_answers (key, expires_at, answer) VALUES (?, ?, ?) ON CONFLICT (key) DO NOTHING';
const ADD_MEMBER = 'INSERT INTO members (member, instance_id) VALUES (?, ?) ON CONFLICT DO NOTHING';
const ADD_INSTANCE = `INSERT INTO instances (id, rev, status, ended_at, open_incidents, members, state,
    search, summary, definition_key, started_at, parent_id)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING`;
const CHANGE_INSTANCE = `UPDATE instances SET rev = ?, status = ?, ended_at = ?, open_incidents = ?, members = ?,
  state = ? WHERE id = ? AND rev = ?`;

function writeInstance({ expectedRev, instance, cut }: Commit): Statement {
  const { id, rev, status, endedAt, openIncidents } = instance;
  const members = membersText(instance);
  const state = toText(cut?.rest ?? instance.state);
  if (expectedRev > 0)
    return statement(CHANGE_INSTANCE, rev, status, endedAt, openIncidents, members, state, id, expectedRev);
  const { title, definitionName, businessKey, definitionKey, startedAt, parentInstanceId } = instance;
  return statement(
    ADD_INSTANCE,
    id,
    rev,
    status,
    endedAt,
    openIncidents,
    members,
    state,
    searchText(title, definitionName.zh, definitionName.en, businessKey),
    fixedText(instance),
    definitionKey,
    startedAt,
    parentInstanceId,
  );
}

function newMembers({ instance, newMembers = instance }: Commit): readonly string[] {
  const { participants, groups } = newMembers;
  return [...participants.map((user) => `u:${user}`), ...groups.map((group) => `g:${group}`)];
}

function writeEvents({ id, rev }: InstanceRow, events: readonly EventJson[]): Statement {
  return statement(
    'INSERT INTO event_batches (instance_id, first_seq, last_seq, items) VALUES (?, ?, ?, ?)',
    id,
    events[0]?.seq ?? 0,
    events.at(-1)?.seq ?? 0,
    batchText(rev, events),
  );
}

export function deleteJob(id: string): Statement {
  return statement('DELETE FROM jobs WHERE id = ?', id);
}

/** Adds a job; one whose id is there already stays as it is. */
export function writeJob(job: JobRow): Statement {
  const readyAt = job.lockedUntil !== null && job.lockedUntil > job.dueAt ? job.lockedUntil : job.dueAt;
  return statement(
    `INSERT INTO jobs (id, kind, instance_id, element_id, job_type, data, due_at, ready_at, attempts, max_attempts,
       owner, locked_until, last_error, failing_since) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING`,
    job.id,
    job.kind,
    job.instanceId,
    job.elementId,
    job.jobType,
    toText(job.data),
    job.dueAt,
    readyAt,
    job.attempts,
    job.maxAttempts,
    job.owner,
    job.lockedUntil,
    job.lastError,
    job.failingSince,
  );
}

function writeSubscription(subscription: SubscriptionRow): Statement {
  return statement(
    'INSERT OR REPLACE INTO subscriptions (id, message_name, correlation_key, doc) VALUES (?, ?, ?, ?)',
    subscription.id,
    subscription.messageName,
    subscription.correlationKey,
    toText(subscription),
  );
}

function writeIncident(incident: IncidentRow): Statement {
  return statement(
    'INSERT OR REPLACE INTO incidents (id, instance_id, open, raised_at, doc) VALUES (?, ?, ?, ?, ?)',
    incident.id,
    incident.instanceId,
    incident.resolvedAt === null ? 1 : 0,
    incident.raisedAt,
    toText(incident),
  );
}

/** Keeps a message; one whose id is kept already stays as it is. */
export function writeMessage(message: BufferedMessageRow): Statement {
  return statement(
    `INSERT INTO buffered_messages (id, name, correlation_key, expires_at, doc) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (id) DO NOTHING`,
    message.id,
    message.name,
    message.correlationKey,
    message.expiresAt,
    toText(message),
  );
}
