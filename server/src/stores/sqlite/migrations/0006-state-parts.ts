import type { Migration } from './migration.ts';

/** What a large instance's state is kept in, so that a step rewrites only what it changes. */
export const stateParts: Migration = {
  version: 6,
  name: 'state-parts',
  sql: `
    CREATE TABLE state_parts (
      instance_id TEXT NOT NULL, number INTEGER NOT NULL, tables TEXT NOT NULL, PRIMARY KEY (instance_id, number)
    ) STRICT, WITHOUT ROWID;
  `,
};
