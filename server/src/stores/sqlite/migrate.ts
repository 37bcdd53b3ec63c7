import { StoreTooNew } from '../ports/errors.ts';
import type { Connection } from './connection.ts';
import { migrations } from './migrations/index.ts';
import type { Migration } from './migrations/migration.ts';

/**
 * Brings the schema up to date: every missing step in a transaction of its own, recorded in `schema_migrations`.
 * A database of a newer version is refused with `StoreTooNew` before anything is touched.
 */
export function migrate(connection: Connection, steps: readonly Migration[] = migrations): void {
  const found = refuseNewer(connection, steps);
  for (const step of steps.filter(({ version }) => version > found)) apply(connection, step);
}

/** The version of a database's schema; throws `StoreTooNew` when this version of Flowbook does not know it. */
export function refuseNewer(connection: Connection, steps: readonly Migration[] = migrations): number {
  const known = steps.at(-1)?.version ?? 0;
  const found = versionOf(connection);
  if (found > known) throw new StoreTooNew(connection.path, found, known);
  return found;
}

function versionOf(connection: Connection): number {
  const table = connection.first(`SELECT 1 AS found FROM sqlite_schema WHERE name = 'schema_migrations'`);
  if (table === null) return 0;
  return Number(connection.first('SELECT max(version) AS version FROM schema_migrations')?.version ?? 0);
}

function apply(connection: Connection, step: Migration): void {
  connection.script('BEGIN IMMEDIATE');
  try {
    connection.script(
      `CREATE TABLE IF NOT EXISTS schema_migrations (
         version INTEGER PRIMARY KEY, name TEXT NOT NULL, applied_at TEXT NOT NULL) STRICT`,
    );
    connection.script(step.sql);
    connection.run(
      `INSERT INTO schema_migrations VALUES (?, ?, strftime('%Y-%m-%dT%H:%M:%fZ'))`,
      step.version,
      step.name,
    );
    connection.script('COMMIT');
  } catch (error) {
    if (connection.inTransaction) connection.script('ROLLBACK');
    throw error;
  }
}
