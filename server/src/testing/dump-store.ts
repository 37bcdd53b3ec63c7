import { createHash } from 'node:crypto';
import { join } from 'node:path';
import Database from 'libsql';

/** Everything that stands in a store, table by table: equal dumps mean that nothing was changed. */
export function dumpStore(dataDir: string): { readonly [table: string]: string } {
  const database = new Database(join(dataDir, 'flowbook.db'), { readonly: true });
  try {
    const rows = (sql: string) => database.prepare(sql).all() as { readonly [column: string]: unknown }[];
    const tables = rows("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").map(({ name }) =>
      String(name),
    );
    return Object.fromEntries(tables.map((table) => [table, digest(rows(`SELECT * FROM ${table}`))]));
  } finally {
    database.close();
  }
}

function digest(rows: readonly object[]): string {
  const lines = rows.map((row) => JSON.stringify(row)).sort();
  return `${lines.length} rows ${createHash('sha256').update(lines.join('\n')).digest('hex')}`;
}
