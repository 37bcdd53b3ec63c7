import { eventsIn } from '../event-batch.ts';
import type { Commit, CommitResult, InstanceStore } from '../ports/instance-store.ts';
import type { BufferedMessageRow, EventRow, IncidentRow, Json, SubscriptionRow } from '../ports/rows.ts';
import { joinState } from '../ports/state-part.ts';
import type { Connection, Value } from './connection.ts';
import { deletionOf, findEndedRoots } from './ended-instances.ts';
import { SUMMARY_COLUMNS, summaryIn } from './instance-columns.ts';
import { commitStatements, KEEP_ANSWER, writeMessage } from './instance-commit.ts';
import { partsIn, SELECT_PARTS } from './instance-parts.ts';
import { searchInstances } from './instance-search.ts';
import { fromText, toText } from './json-text.ts';
import { statement } from './statement.ts';
import { TASK_COLUMNS, taskIn } from './task-columns.ts';
import { searchTasks } from './task-search.ts';
import { changedBy, type WriteQueue } from './write-queue.ts';

/** Instances with all that hangs on them, in SQLite. */
export function createInstanceStore(connection: Connection, writes: WriteQueue): InstanceStore {
  const docs = <T>(sql: string, ...values: Value[]) =>
    connection.all(sql, ...values).map(({ doc }) => fromText<T>(doc));
  const doc = <T>(sql: string, ...values: Value[]): T | null => docs<T>(sql, ...values)[0] ?? null;

  return {
    commit: (commit) => committed(writes, commit),
    load: async (id) => {
      const row = connection.first(
        `SELECT ${SUMMARY_COLUMNS}, state, ${SELECT_PARTS} AS parts FROM instances WHERE id = ?`,
        id,
      );
      if (row === null) return null;
      const parts = partsIn(row.parts);
      const state = joinState(fromText<Json>(row.state), parts);
      return {
        ...summaryIn(row),
        state,
        ...(parts.length > 0 && { parts }),
      };
    },
    revision: async (id) => {
      const row = connection.first('SELECT rev FROM instances WHERE id = ?', id);
      return row === null ? null : Number(row.rev);
    },
    listInstances: async (query) => searchInstances(connection, query),
    childrenOf: async (id) =>
      connection
        .all(`SELECT ${SUMMARY_COLUMNS} FROM instances WHERE parent_id = ? ORDER BY started_at, rowid`, id)
        .map(summaryIn),
    events: async (instanceId, afterSeq, limit) => eventsOf(connection, instanceId, afterSeq, limit),
    task: async (id) => {
      const row = connection.first(`SELECT ${TASK_COLUMNS} FROM tasks WHERE id = ?`, id);
      return row === null ? null : taskIn(row);
    },
    openTasks: async (instanceId) =>
      connection
        .all(
          `SELECT ${TASK_COLUMNS} FROM tasks WHERE instance_id = ? AND status = 'open' ORDER BY created_at, id`,
          instanceId,
        )
        .map(taskIn),
    listTasks: async (query) => searchTasks(connection, query),
    incident: async (id) => doc<IncidentRow>('SELECT doc FROM incidents WHERE id = ?', id),
    openIncidents: async (instanceId) =>
      instanceId === undefined
        ? docs<IncidentRow>('SELECT doc FROM incidents WHERE open = 1 ORDER BY raised_at, id')
        : docs<IncidentRow>(
            'SELECT doc FROM incidents WHERE open = 1 AND instance_id = ? ORDER BY raised_at, id',
            instanceId,
          ),
    idempotentAnswer: async (key) => {
      const row = connection.first('SELECT answer FROM idempotent_answers WHERE key = ?', key);
      return row === null ? null : fromText<Json>(row.answer);
    },
    keepAnswer: async ({ key, expiresAt, answer }) => {
      await writes.write(statement(KEEP_ANSWER, key, expiresAt, toText(answer)));
      const row = connection.first('SELECT answer FROM idempotent_answers WHERE key = ?', key);
      return row === null ? answer : fromText<Json>(row.answer);
    },
    subscription: async (id) => doc<SubscriptionRow>('SELECT doc FROM subscriptions WHERE id = ?', id),
    subscriptionsFor: async (name, key) =>
      docs<SubscriptionRow>(
        `SELECT doc FROM subscriptions
         WHERE message_name = ? AND (correlation_key IS NULL OR correlation_key = ?) ORDER BY rowid`,
        name,
        key,
      ),
    bufferMessage: async (message) => {
      await writes.write(writeMessage(message));
    },
    bufferedMessages: async (name, key, now) =>
      docs<BufferedMessageRow>(
        `SELECT doc FROM buffered_messages
         WHERE name = ?1 AND (?2 IS NULL OR correlation_key = ?2) AND expires_at > ?3 ORDER BY rowid`,
        name,
        key,
        now,
      ),
    endedRoots: async (query) => findEndedRoots(connection, query),
    deleteInstances: async (instances) => {
      const present = instances.filter(
        ({ id }) => connection.first('SELECT 1 FROM instances WHERE id = ?', id) !== null,
      );
      await writes.write(...instances.flatMap(deletionOf));
      return present.length;
    },
    deleteExpired: async (now) =>
      changedBy(
        await writes.write(
          statement('DELETE FROM idempotent_answers WHERE expires_at <= ?', now),
          statement('DELETE FROM buffered_messages WHERE expires_at <= ?', now),
        ),
      ),
  };
}

async function committed(writes: WriteQueue, commit: Commit): Promise<CommitResult> {
  const written = await writes.write(...commitStatements(commit));
  return written.ok ? { ok: true } : { ok: false, conflict: written.refused as CommitConflict };
}

type CommitConflict = Extract<CommitResult, { ok: false }>['conflict'];

function eventsOf(
  connection: Connection,
  instanceId: string,
  afterSeq: number,
  limit: number,
): readonly EventRow[] {
  // A batch holds at least one event, so `limit` batches are enough.
  return connection
    .all(
      'SELECT items FROM event_batches WHERE instance_id = ? AND last_seq > ? ORDER BY first_seq LIMIT ?',
      instanceId,
      afterSeq,
      limit,
    )
    .flatMap(({ items }) => eventsIn(instanceId, String(items)))
    .filter(({ seq }) => seq > afterSeq)
    .slice(0, limit);
}
