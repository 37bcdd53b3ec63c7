import type { Migration } from './migration.ts';

/**
 * What changes of an instance or a task stands in columns alone, and what never does in its text alone, so that a later
 * step writes and indexes a fraction of the row. Members are looked for by member; those of an instance stand in its
 * row.
 */
export const lightChanges: Migration = {
  version: 7,
  name: 'light-changes',
  sql: `
    ALTER TABLE instances ADD COLUMN ended_at TEXT;
    ALTER TABLE instances ADD COLUMN open_incidents INTEGER NOT NULL DEFAULT 0;
    -- {"participants":[…],"groups":[…]}
    ALTER TABLE instances ADD COLUMN members TEXT NOT NULL DEFAULT '{}';
    UPDATE instances SET
      ended_at = json_extract(summary, '$.endedAt'),
      open_incidents = json_extract(summary, '$.openIncidents'),
      members = json_object(
        'participants', json_extract(summary, '$.participants'), 'groups', json_extract(summary, '$.groups')
      );
    DROP INDEX ended_roots;
    CREATE INDEX ended_roots ON instances (ended_at, id) WHERE ended_at IS NOT NULL AND parent_id IS NULL;

    ALTER TABLE tasks ADD COLUMN rev INTEGER NOT NULL DEFAULT 0;
    -- Who holds a task is searched in its column: in the text, which is not written again, it would stay for ever.
    UPDATE tasks SET
      rev = json_extract(doc, '$.rev'),
      search = CASE
        WHEN substr(search, -length(assignee) - 1) = char(10) || lower(assignee)
        THEN substr(search, 1, length(search) - length(assignee) - 1)
        ELSE search
      END;

    CREATE TABLE members (
      member TEXT NOT NULL, instance_id TEXT NOT NULL, PRIMARY KEY (member, instance_id)
    ) STRICT, WITHOUT ROWID;
    INSERT INTO members (member, instance_id) SELECT member, instance_id FROM instance_members;
    DROP TABLE instance_members;
  `,
};
