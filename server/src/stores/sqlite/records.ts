import type { RecordStore } from '../ports/people-store.ts';
import type { CaseFileRow, CorrespondenceRow, CustomerRow, FileRow } from '../ports/rows.ts';
import type { Connection, Value } from './connection.ts';
import { fromText, likePattern, searchText, toText } from './json-text.ts';
import { returning, statement } from './statement.ts';
import type { WriteQueue } from './write-queue.ts';

/** Customers, files, counters, case files and correspondence, in SQLite. */
export function createRecordStore(connection: Connection, writes: WriteQueue): RecordStore {
  const docs = <T>(sql: string, ...values: Value[]) =>
    connection.all(sql, ...values).map(({ doc }) => fromText<T>(doc));
  const doc = <T>(sql: string, ...values: Value[]): T | null => docs<T>(sql, ...values)[0] ?? null;
  const write = async (sql: string, ...values: Value[]) => {
    await writes.write(statement(sql, ...values));
  };

  return {
    customers: async ({ search, limit }) =>
      docs<CustomerRow>(
        `SELECT doc FROM customers WHERE (?1 IS NULL OR search LIKE ?1 ESCAPE '\\') ORDER BY id LIMIT ?2`,
        search ? likePattern(search) : null,
        limit,
      ),
    customer: async (id) => doc<CustomerRow>('SELECT doc FROM customers WHERE id = ?', id),
    putCustomer: (customer) =>
      write(
        'INSERT OR REPLACE INTO customers (id, search, doc) VALUES (?, ?, ?)',
        customer.id,
        searchText(customer.id, customer.name.zh, customer.name.en, customer.phone),
        toText(customer),
      ),
    file: async (id) => doc<FileRow>('SELECT doc FROM files WHERE id = ?', id),
    putFile: (file) => write('INSERT OR REPLACE INTO files (id, doc) VALUES (?, ?)', file.id, toText(file)),
    deleteFile: (id) => write('DELETE FROM files WHERE id = ?', id),
    nextNumber: async (counter) => {
      const written = await writes.write(
        returning(
          statement(
            `INSERT INTO counters (name, value) VALUES (?, 1)
             ON CONFLICT (name) DO UPDATE SET value = value + 1 RETURNING value`,
            counter,
          ),
        ),
      );
      return Number(written.ok && written.rows[0]?.value);
    },
    archiveCase: (file) =>
      write(
        'INSERT INTO case_files (id, instance_id, at, doc) VALUES (?, ?, ?, ?) ON CONFLICT (id) DO NOTHING',
        file.id,
        file.instanceId,
        file.archivedAt,
        toText(file),
      ),
    caseFiles: async (instanceId) =>
      docs<CaseFileRow>('SELECT doc FROM case_files WHERE instance_id = ? ORDER BY at, id', instanceId),
    putCorrespondence: (letter) =>
      write(
        'INSERT INTO correspondence (id, instance_id, at, doc) VALUES (?, ?, ?, ?) ON CONFLICT (id) DO NOTHING',
        letter.id,
        letter.instanceId,
        letter.recordedAt,
        toText(letter),
      ),
    correspondence: async (instanceId) =>
      docs<CorrespondenceRow>(
        'SELECT doc FROM correspondence WHERE instance_id = ? ORDER BY at, id',
        instanceId,
      ),
  };
}
