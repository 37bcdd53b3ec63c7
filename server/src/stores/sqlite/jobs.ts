import type { ClaimJobs, JobStore, Submission } from '../ports/instance-store.ts';
import type { JobRow, Json } from '../ports/rows.ts';
import type { Connection, Row, Value } from './connection.ts';
import { writeJob, writeMessage } from './instance-commit.ts';
import { fromText, toText } from './json-text.ts';
import { required, returning, statement } from './statement.ts';
import { changedBy, type WriteQueue } from './write-queue.ts';

const MINE = 'id = ? AND owner = ? AND attempts = ?';
/** As the partial indexes say it, so that they are used. */
const OWN = "kind <> 'external'";
const EXTERNAL = "kind = 'external'";
const OF_TYPES = `${EXTERNAL} AND job_type IN (SELECT value FROM json_each(?))`;

/** Jobs with leases, in SQLite. */
export function createJobStore(connection: Connection, writes: WriteQueue): JobStore {
  const changesOne = async (sql: string, ...values: Value[]) =>
    changedBy(await writes.write(statement(sql, ...values))) === 1;

  return {
    claim: (request) => claim(writes, request),
    renew: (id, owner, attempts, lockedUntil) =>
      changesOne(
        `UPDATE jobs SET locked_until = ?, ready_at = ? WHERE ${MINE}`,
        lockedUntil,
        lockedUntil,
        id,
        owner,
        attempts,
      ),
    finish: (id, owner, attempts) => changesOne(`DELETE FROM jobs WHERE ${MINE}`, id, owner, attempts),
    retryAt: (id, owner, attempts, { dueAt, error, failedAt, maxAttempts = null }) =>
      changesOne(
        `UPDATE jobs SET due_at = ?, ready_at = ?, attempts = attempts - ?,
           max_attempts = coalesce(?, max_attempts), last_error = ?, failing_since = coalesce(failing_since, ?), owner = NULL, locked_until = NULL WHERE ${MINE}`,
        dueAt,
        dueAt,
        failedAt === null ? 1 : 0,
        maxAttempts,
        error,
        failedAt,
        id,
        owner,
        attempts,
      ),
    failing: async ({ failures, instanceId = null, limit }) =>
      connection
        .all(
          `SELECT * FROM jobs WHERE failing_since IS NOT NULL AND attempts - (owner IS NOT NULL) >= ?1
           AND (?2 IS NULL OR instance_id = ?2) ORDER BY failing_since, id LIMIT ?3`,
          failures,
          instanceId,
          limit,
        )
        .map(jobFrom),
    tryNow: (id, now) =>
      changesOne(
        `UPDATE jobs SET due_at = min(due_at, ?1), ready_at = min(ready_at, ?1)
         WHERE id = ?2 AND owner IS NULL AND failing_since IS NOT NULL`,
        now,
        id,
      ),
    nextReadyAt: async (jobTypes) => {
      const next =
        jobTypes === undefined
          ? connection.first(`SELECT ready_at FROM jobs WHERE ${OWN} ORDER BY ready_at LIMIT 1`)
          : connection.first(
              `SELECT min(ready_at) AS ready_at FROM jobs WHERE ${OF_TYPES}`,
              toText(jobTypes),
            );
      return textOrNull(next?.ready_at ?? null);
    },
    waiting: async (now) =>
      [OWN, EXTERNAL].flatMap((which) =>
        connection
          .all(
            `SELECT kind, job_type, count(*) AS count, min(ready_at) AS since FROM jobs
             WHERE ${which} AND ready_at <= ? GROUP BY kind, job_type`,
            now,
          )
          .map((row) => ({
            kind: row.kind as JobRow['kind'],
            jobType: textOrNull(row.job_type),
            count: Number(row.count),
            since: String(row.since),
          })),
      ),
    submit: (submission) => submit(writes, submission),
    job: async (id) => {
      const row = connection.first('SELECT * FROM jobs WHERE id = ?', id);
      return row === null ? null : jobFrom(row);
    },
  };
}

/** Takes the leases of dead servers away: right only while this process alone may use the database. External workers live on. */
export function releaseLeases(connection: Connection): void {
  connection.run(
    `UPDATE jobs SET owner = NULL, locked_until = NULL, ready_at = due_at WHERE owner IS NOT NULL AND ${OWN}`,
  );
}

async function claim(
  writes: WriteQueue,
  { owner, now, leaseMs, limit, jobTypes }: ClaimJobs,
): Promise<readonly JobRow[]> {
  const lockedUntil = new Date(Date.parse(now) + leaseMs).toISOString();
  const which = jobTypes === undefined ? OWN : OF_TYPES;
  const claimed = await writes.write(
    returning(
      statement(
        `UPDATE jobs SET owner = ?, locked_until = ?, ready_at = ?, attempts = attempts + 1 WHERE id IN
         (SELECT id FROM jobs WHERE ${which} AND ready_at <= ? ORDER BY ready_at, rowid LIMIT ?) RETURNING *`,
        owner,
        lockedUntil,
        lockedUntil,
        ...(jobTypes === undefined ? [] : [toText(jobTypes)]),
        now,
        limit,
      ),
    ),
  );
  const rows = claimed.ok ? claimed.rows : [];
  return rows.map(jobFrom).sort((a, b) => (a.dueAt < b.dueAt ? -1 : a.dueAt > b.dueAt ? 1 : 0));
}

/** The key of the submission goes where the keys of repeatable writes are kept, and is forgotten like them. */
async function submit(writes: WriteQueue, { job, message, rememberUntil }: Submission): Promise<boolean> {
  const isNew = statement(
    "INSERT INTO idempotent_answers (key, expires_at, answer) VALUES (?, ?, 'null') ON CONFLICT (key) DO NOTHING",
    `submitted:${job.id}`,
    rememberUntil,
  );
  const messages = message === undefined ? [] : [writeMessage(message)];
  return (await writes.write(required('submitted', isNew), ...messages, writeJob(job))).ok;
}

function jobFrom(row: Row): JobRow {
  return {
    id: String(row.id),
    kind: row.kind as JobRow['kind'],
    instanceId: String(row.instance_id),
    elementId: textOrNull(row.element_id),
    jobType: textOrNull(row.job_type),
    data: fromText<Json>(row.data),
    dueAt: String(row.due_at),
    attempts: Number(row.attempts),
    maxAttempts: Number(row.max_attempts),
    owner: textOrNull(row.owner),
    lockedUntil: textOrNull(row.locked_until),
    lastError: textOrNull(row.last_error),
    failingSince: textOrNull(row.failing_since),
  };
}

function textOrNull(value: unknown): string | null {
  return value === null ? null : String(value);
}
