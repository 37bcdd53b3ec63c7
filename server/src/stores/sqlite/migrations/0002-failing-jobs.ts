import type { Migration } from './migration.ts';

/** Since when a job has been failing, so that a person sees those that do not come right by themselves. */
export const failingJobs: Migration = {
  version: 2,
  name: 'failing-jobs',
  sql: `
    ALTER TABLE jobs ADD COLUMN failing_since TEXT;
    CREATE INDEX jobs_failing ON jobs (failing_since) WHERE failing_since IS NOT NULL;
  `,
};
