import type { Commit, CommitResult } from '../ports/instance-store.ts';
import type {
  BufferedMessageRow,
  EventRow,
  IncidentRow,
  InstanceRow,
  JobRow,
  SubscriptionRow,
  TaskRow,
} from '../ports/rows.ts';
import type { Connection } from './connection.ts';
import { searchText, toText } from './json-text.ts';

/** Thrown inside a commit to undo it; becomes the refusing `CommitResult`. */
export class CommitConflict extends Error {
  readonly conflict: Extract<CommitResult, { ok: false }>['conflict'];

  constructor(conflict: CommitConflict['conflict']) {
    super(`Commit conflict: ${conflict}`);
    this.conflict = conflict;
  }
}

/** Writes all parts of one step on the open transaction; throws `CommitConflict` when another was first. */
export function writeCommit(connection: Connection, commit: Commit): void {
  writeInstance(connection, commit.expectedRev, commit.instance);
  writeAnswer(connection, commit);
  takeMessages(connection, commit.consumedMessages);
  writeMembers(connection, commit.instance);
  writeEvents(connection, commit.instance.id, commit.events);
  for (const task of commit.tasks) writeTask(connection, task);
  deleteJobs(connection, commit.endedJobs);
  for (const job of commit.jobs) writeJob(connection, job);
  for (const id of commit.closedSubscriptions) connection.run('DELETE FROM subscriptions WHERE id = ?', id);
  for (const subscription of commit.subscriptions) writeSubscription(connection, subscription);
  for (const incident of commit.incidents) writeIncident(connection, incident);
  for (const message of commit.messages) writeMessage(connection, message);
}

function writeInstance(connection: Connection, expectedRev: number, instance: InstanceRow): void {
  const { state, ...summary } = instance;
  const columns = [
    instance.rev,
    instance.status,
    searchText(instance.title, instance.definitionName.zh, instance.definitionName.en, instance.businessKey),
    toText(summary),
    toText(state),
  ] as const;
  const changed =
    expectedRev === 0
      ? connection.run(
          `INSERT INTO instances (rev, status, search, summary, state, id, definition_key, started_at, parent_id)
           VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING`,
          ...columns,
          instance.id,
          instance.definitionKey,
          instance.startedAt,
          instance.parentInstanceId,
        )
      : connection.run(
          'UPDATE instances SET rev = ?, status = ?, search = ?, summary = ?, state = ? WHERE id = ? AND rev = ?',
          ...columns,
          instance.id,
          expectedRev,
        );
  if (changed !== 1) throw new CommitConflict('revision');
}

function writeAnswer(connection: Connection, { idempotent }: Commit): void {
  if (idempotent === undefined) return;
  const written = connection.run(
    'INSERT INTO idempotent_answers (key, expires_at, answer) VALUES (?, ?, ?) ON CONFLICT (key) DO NOTHING',
    idempotent.key,
    idempotent.expiresAt,
    toText(idempotent.answer),
  );
  if (written !== 1) throw new CommitConflict('idempotency');
}

function takeMessages(connection: Connection, ids: readonly string[]): void {
  for (const id of ids) {
    if (connection.run('DELETE FROM buffered_messages WHERE id = ?', id) !== 1)
      throw new CommitConflict('message');
  }
}

function writeMembers(connection: Connection, { id, participants, groups }: InstanceRow): void {
  const members = [...participants.map((user) => `u:${user}`), ...groups.map((group) => `g:${group}`)];
  for (const member of members)
    connection.run(
      'INSERT INTO instance_members (instance_id, member) VALUES (?, ?) ON CONFLICT DO NOTHING',
      id,
      member,
    );
}

function writeEvents(connection: Connection, instanceId: string, events: readonly EventRow[]): void {
  const [first, last] = [events[0], events.at(-1)];
  if (first === undefined || last === undefined) return;
  connection.run(
    'INSERT INTO event_batches (instance_id, first_seq, last_seq, items) VALUES (?, ?, ?, ?)',
    instanceId,
    first.seq,
    last.seq,
    toText(events),
  );
}

function writeTask(connection: Connection, task: TaskRow): void {
  connection.run(
    `INSERT OR REPLACE INTO tasks (id, instance_id, status, definition_key, process, assignee, completed_by,
       created_at, due_at, ended_at, search, doc) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    task.id,
    task.instanceId,
    task.status,
    task.definitionKey,
    task.definitionName.zh,
    task.assignee,
    task.completedBy,
    task.createdAt,
    task.dueAt,
    task.endedAt,
    searchText(
      task.instanceTitle,
      task.definitionName.zh,
      task.definitionName.en,
      task.name.zh,
      task.name.en,
      task.assignee,
    ),
    toText(task),
  );
  writeCandidates(connection, task);
}

function writeCandidates(connection: Connection, task: TaskRow): void {
  const candidates = [
    ...task.candidateGroups.map((group) => `g:${group}`),
    ...task.candidateUsers.map((user) => `u:${user}`),
  ];
  connection.run(
    'DELETE FROM task_candidates WHERE task_id = ? AND candidate NOT IN (SELECT value FROM json_each(?))',
    task.id,
    toText(candidates),
  );
  for (const candidate of candidates)
    connection.run(
      'INSERT INTO task_candidates (task_id, candidate) VALUES (?, ?) ON CONFLICT DO NOTHING',
      task.id,
      candidate,
    );
}

export function deleteJobs(connection: Connection, ids: readonly string[]): void {
  for (const id of ids) connection.run('DELETE FROM jobs WHERE id = ?', id);
}

/** Adds a job; one whose id is there already stays as it is. */
export function writeJob(connection: Connection, job: JobRow): void {
  const readyAt = job.lockedUntil !== null && job.lockedUntil > job.dueAt ? job.lockedUntil : job.dueAt;
  connection.run(
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

function writeSubscription(connection: Connection, subscription: SubscriptionRow): void {
  connection.run(
    'INSERT OR REPLACE INTO subscriptions (id, message_name, correlation_key, doc) VALUES (?, ?, ?, ?)',
    subscription.id,
    subscription.messageName,
    subscription.correlationKey,
    toText(subscription),
  );
}

function writeIncident(connection: Connection, incident: IncidentRow): void {
  connection.run(
    'INSERT OR REPLACE INTO incidents (id, instance_id, open, raised_at, doc) VALUES (?, ?, ?, ?, ?)',
    incident.id,
    incident.instanceId,
    incident.resolvedAt === null ? 1 : 0,
    incident.raisedAt,
    toText(incident),
  );
}

/** Keeps a message; one whose id is kept already stays as it is. */
export function writeMessage(connection: Connection, message: BufferedMessageRow): void {
  connection.run(
    `INSERT INTO buffered_messages (id, name, correlation_key, expires_at, doc) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (id) DO NOTHING`,
    message.id,
    message.name,
    message.correlationKey,
    message.expiresAt,
    toText(message),
  );
}
