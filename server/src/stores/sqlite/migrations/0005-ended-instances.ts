import type { Migration } from './migration.ts';

/** Those whose time may be over are found in the order in which they ended; while an instance runs this costs nothing. */
export const endedInstances: Migration = {
  version: 5,
  name: 'ended-instances',
  sql: `
    CREATE INDEX ended_roots ON instances (json_extract(summary, '$.endedAt'), id)
      WHERE status <> 'active' AND parent_id IS NULL;
  `,
};
