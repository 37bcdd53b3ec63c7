import type { Migration } from './migration.ts';

/**
 * Programs outside take jobs by their type, and name themselves by a token. The server's own jobs keep an index of
 * their own, so that no number of external jobs that wait slows it down.
 */
export const workFromOutside: Migration = {
  version: 3,
  name: 'work-from-outside',
  sql: `
    DROP INDEX jobs_by_readiness;
    CREATE INDEX jobs_by_readiness ON jobs (ready_at) WHERE kind <> 'external';
    CREATE INDEX jobs_external ON jobs (job_type, ready_at) WHERE kind = 'external';
    CREATE TABLE api_tokens (
      id TEXT PRIMARY KEY, token_hash TEXT NOT NULL UNIQUE, created_at TEXT NOT NULL, doc TEXT NOT NULL
    ) STRICT;
  `,
};
