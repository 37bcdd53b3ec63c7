import type { Migration } from './migration.ts';

/**
 * Every row keeps its whole value as JSON text (`doc`), so that any key a person may type survives; what is searched
 * or sorted stands beside it in columns. Ordinary tables with text keys: `WITHOUT ROWID` halves the speed of rows of
 * this size, save for the small membership tables, whose rows are nothing but their key.
 */
export const firstTables: Migration = {
  version: 1,
  name: 'first-tables',
  sql: `
    CREATE TABLE instances (
      id TEXT PRIMARY KEY, rev INTEGER NOT NULL, definition_key TEXT NOT NULL, status TEXT NOT NULL,
      started_at TEXT NOT NULL, parent_id TEXT, search TEXT NOT NULL, summary TEXT NOT NULL, state TEXT NOT NULL
    ) STRICT;
    CREATE INDEX instances_by_start ON instances (started_at DESC, id DESC);
    CREATE INDEX instances_by_definition ON instances (definition_key, started_at DESC);
    CREATE INDEX instances_by_parent ON instances (parent_id) WHERE parent_id IS NOT NULL;

    -- 'u:<user>' took part, 'g:<group>' holds or held a task.
    CREATE TABLE instance_members (
      instance_id TEXT NOT NULL, member TEXT NOT NULL, PRIMARY KEY (instance_id, member)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX instance_members_by_member ON instance_members (member, instance_id);

    -- The events of one commit are one row: an instance's history grows by a row a commit.
    CREATE TABLE event_batches (
      instance_id TEXT NOT NULL, first_seq INTEGER NOT NULL, last_seq INTEGER NOT NULL, items TEXT NOT NULL,
      PRIMARY KEY (instance_id, first_seq)
    ) STRICT;

    CREATE TABLE tasks (
      id TEXT PRIMARY KEY, instance_id TEXT NOT NULL, status TEXT NOT NULL, definition_key TEXT NOT NULL,
      process TEXT NOT NULL, assignee TEXT, completed_by TEXT, created_at TEXT NOT NULL, due_at TEXT,
      ended_at TEXT, search TEXT NOT NULL, doc TEXT NOT NULL
    ) STRICT;
    CREATE INDEX tasks_by_instance ON tasks (instance_id, status);
    CREATE INDEX tasks_by_assignee ON tasks (assignee, status) WHERE assignee IS NOT NULL;
    CREATE INDEX tasks_by_completer ON tasks (completed_by, ended_at DESC) WHERE completed_by IS NOT NULL;
    CREATE INDEX tasks_by_due ON tasks (status, due_at);
    CREATE INDEX tasks_by_creation ON tasks (status, created_at);

    -- 'u:<user>' or 'g:<group>' may claim the task.
    CREATE TABLE task_candidates (
      task_id TEXT NOT NULL, candidate TEXT NOT NULL, PRIMARY KEY (task_id, candidate)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX task_candidates_by_candidate ON task_candidates (candidate, task_id);

    -- ready_at: when it can be claimed, the later of due_at and locked_until.
    CREATE TABLE jobs (
      id TEXT PRIMARY KEY, kind TEXT NOT NULL, instance_id TEXT NOT NULL, element_id TEXT, job_type TEXT,
      data TEXT NOT NULL, due_at TEXT NOT NULL, ready_at TEXT NOT NULL, attempts INTEGER NOT NULL,
      max_attempts INTEGER NOT NULL, owner TEXT, locked_until TEXT, last_error TEXT
    ) STRICT;
    CREATE INDEX jobs_by_readiness ON jobs (ready_at);

    CREATE TABLE subscriptions (
      id TEXT PRIMARY KEY, message_name TEXT NOT NULL, correlation_key TEXT, doc TEXT NOT NULL
    ) STRICT;
    CREATE INDEX subscriptions_by_message ON subscriptions (message_name, correlation_key);

    CREATE TABLE buffered_messages (
      id TEXT PRIMARY KEY, name TEXT NOT NULL, correlation_key TEXT, expires_at TEXT NOT NULL, doc TEXT NOT NULL
    ) STRICT;
    CREATE INDEX buffered_messages_by_name ON buffered_messages (name, correlation_key);
    CREATE INDEX buffered_messages_by_expiry ON buffered_messages (expires_at);

    CREATE TABLE incidents (
      id TEXT PRIMARY KEY, instance_id TEXT NOT NULL, open INTEGER NOT NULL, raised_at TEXT NOT NULL, doc TEXT NOT NULL
    ) STRICT;
    CREATE INDEX incidents_by_instance ON incidents (instance_id, open);
    CREATE INDEX incidents_open ON incidents (raised_at) WHERE open = 1;

    CREATE TABLE idempotent_answers (key TEXT PRIMARY KEY, expires_at TEXT NOT NULL, answer TEXT NOT NULL) STRICT;
    CREATE INDEX idempotent_answers_by_expiry ON idempotent_answers (expires_at);

    CREATE TABLE releases (
      key TEXT NOT NULL, version INTEGER NOT NULL, summary TEXT NOT NULL, content TEXT NOT NULL,
      PRIMARY KEY (key, version)
    ) STRICT;
    CREATE TABLE drafts (
      key TEXT PRIMARY KEY, rev INTEGER NOT NULL, edited_at TEXT NOT NULL, edited_by TEXT, content TEXT NOT NULL
    ) STRICT;

    CREATE TABLE users (
      id TEXT PRIMARY KEY, username TEXT NOT NULL UNIQUE, search TEXT NOT NULL, roles TEXT NOT NULL, doc TEXT NOT NULL
    ) STRICT;
    CREATE TABLE roles (id TEXT PRIMARY KEY, doc TEXT NOT NULL) STRICT;
    CREATE TABLE sessions (token_hash TEXT PRIMARY KEY, expires_at TEXT NOT NULL, doc TEXT NOT NULL) STRICT;
    CREATE INDEX sessions_by_expiry ON sessions (expires_at);
    CREATE TABLE audit_trail (
      id INTEGER PRIMARY KEY AUTOINCREMENT, subject TEXT NOT NULL, doc TEXT NOT NULL
    ) STRICT;
    CREATE INDEX audit_trail_by_subject ON audit_trail (subject, id);

    CREATE TABLE customers (id TEXT PRIMARY KEY, search TEXT NOT NULL, doc TEXT NOT NULL) STRICT;
    CREATE TABLE files (id TEXT PRIMARY KEY, doc TEXT NOT NULL) STRICT;
    CREATE TABLE counters (name TEXT PRIMARY KEY, value INTEGER NOT NULL) STRICT;
    CREATE TABLE case_files (id TEXT PRIMARY KEY, instance_id TEXT NOT NULL, at TEXT NOT NULL, doc TEXT NOT NULL) STRICT;
    CREATE INDEX case_files_by_instance ON case_files (instance_id, at);
    CREATE TABLE correspondence (
      id TEXT PRIMARY KEY, instance_id TEXT NOT NULL, at TEXT NOT NULL, doc TEXT NOT NULL
    ) STRICT;
    CREATE INDEX correspondence_by_instance ON correspondence (instance_id, at);
  `,
};
