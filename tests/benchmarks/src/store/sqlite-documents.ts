import { join } from 'node:path';
import Database from 'libsql';
import type { DocumentDatabase } from '../engine/bpmn-server.ts';

/** Documents as JSON in SQLite, with the durability of our store: what bpmn-server is given instead of MongoDB. */
export function sqliteDocuments(folder: string): DocumentDatabase & { close(): void } {
  const database = new Database(join(folder, 'documents.db'));
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;');
  database.exec('CREATE TABLE documents (id TEXT PRIMARY KEY, doc TEXT NOT NULL)');
  const select = database.prepare('SELECT doc FROM documents WHERE id = ?');
  const insert = database.prepare('INSERT INTO documents (id, doc) VALUES (?, ?)');
  const update = database.prepare('UPDATE documents SET doc = json_patch(doc, ?) WHERE id = ?');
  const remove = database.prepare('DELETE FROM documents WHERE id = ?');
  return {
    find: async (_, collection, { id }) =>
      (select.all(`${collection} ${id}`) as { readonly doc: string }[]).map(
        ({ doc }) => JSON.parse(doc) as object,
      ),
    insert: async (_, collection, added) => {
      for (const document of added) insert.run(`${collection} ${document.id}`, JSON.stringify(document));
      return added;
    },
    update: async (_, collection, { id }, { $set }) => {
      update.run(JSON.stringify($set), `${collection} ${id}`);
    },
    remove: async (_, collection, { id }) => {
      remove.run(`${collection} ${id}`);
    },
    close: () => database.close(),
  };
}
