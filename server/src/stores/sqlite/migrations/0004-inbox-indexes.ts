import type { Migration } from './migration.ts';

/**
 * What people look at and workers ask for is found by an index that ends where the page ends, however much else is
 * kept: open tasks alone, in the order of their due dates ('~' sorts behind every date: no due date).
 */
export const inboxIndexes: Migration = {
  version: 4,
  name: 'inbox-indexes',
  sql: `
    -- Who may claim a task, for as long as it is open and nobody's. is_sole: 1 when nobody else is named, so that
    -- such rows can be counted without looking for doubles.
    CREATE TABLE task_offers (
      candidate TEXT NOT NULL, is_sole INTEGER NOT NULL, due TEXT NOT NULL, task_id TEXT NOT NULL,
      PRIMARY KEY (candidate, is_sole, due, task_id)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX task_offers_by_task ON task_offers (task_id);
    INSERT INTO task_offers (candidate, is_sole, due, task_id)
      SELECT c.candidate, (SELECT count(*) FROM task_candidates WHERE task_id = t.id) = 1, coalesce(t.due_at, '~'), t.id
      FROM tasks AS t JOIN task_candidates AS c ON c.task_id = t.id WHERE t.status = 'open' AND t.assignee IS NULL;

    DROP INDEX tasks_by_instance;
    DROP INDEX tasks_by_assignee;
    DROP INDEX tasks_by_completer;
    DROP INDEX tasks_by_due;
    DROP INDEX tasks_by_creation;
    CREATE INDEX open_tasks_by_instance ON tasks (instance_id) WHERE status = 'open';
    CREATE INDEX open_tasks_by_assignee ON tasks (assignee, coalesce(due_at, '~'), id)
      WHERE status = 'open' AND assignee IS NOT NULL;
    CREATE INDEX open_tasks_by_due ON tasks (coalesce(due_at, '~'), id) WHERE status = 'open';
    CREATE INDEX open_tasks_by_creation ON tasks (created_at, id) WHERE status = 'open';
    CREATE INDEX completed_tasks_by_person ON tasks (completed_by, ended_at DESC, id) WHERE status = 'completed';
  `,
};
