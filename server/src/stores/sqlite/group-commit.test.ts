import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type TempDirectory, tempDirectory } from '../../testing/temp-directory.ts';
import { Connection, type Value } from './connection.ts';
import { commitGroup } from './group-commit.ts';
import { openConnection } from './open-connection.ts';
import { type Outcome, required, type Statement, statement } from './statement.ts';

/** What goes wrong when a statement that begins so is run for the nth time; `after`: it has done its work all the same. */
interface Failure {
  readonly sql: string;
  readonly nth: number;
  readonly after?: true;
  /** As a full disk does. */
  readonly endsTransaction?: true;
}

/** A connection on which statements fail as planned. */
class FailingConnection extends Connection {
  failures: readonly Failure[] = [];
  readonly #runs = new Map<string, number>();

  override runWith(sql: string, values: Value[]): number {
    return this.#disturbed(sql, () => super.runWith(sql, values));
  }

  #disturbed(sql: string, work: () => number): number {
    const times = (this.#runs.get(sql) ?? 0) + 1;
    this.#runs.set(sql, times);
    const failure = this.failures.find((one) => sql.startsWith(one.sql) && one.nth === times);
    if (failure === undefined) return work();
    if (failure.after) work();
    if (failure.endsTransaction) super.runWith('ROLLBACK', []);
    throw Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' });
  }
}

const put = (id: string) => statement('INSERT INTO t (id) VALUES (?)', id);
const change = (id: string) => required('revision', statement('UPDATE t SET n = n + 1 WHERE id = ?', id));

describe('a group of writes', () => {
  let folder: TempDirectory;
  let connection: FailingConnection;
  let other: Connection;

  beforeEach(() => {
    folder = tempDirectory();
    const path = join(folder.path, 'group.db');
    other = openConnection(path, 1000);
    other.script('CREATE TABLE t (id TEXT PRIMARY KEY, n INTEGER NOT NULL DEFAULT 0) STRICT');
    connection = new FailingConnection(path);
  });
  afterEach(() => {
    connection.close();
    other.close();
    folder.remove();
  });

  const commit = (...writes: readonly (readonly Statement[])[]) =>
    commitGroup(
      connection,
      writes.map((write) =>
        write.map((one) => ({ ...one, values: [...one.values], orElse: one.orElse, returning: false })),
      ),
    );
  /** As everybody else sees it. */
  const stored = () => other.all('SELECT id FROM t ORDER BY id').map(({ id }) => id);
  const failed = (outcomes: readonly Outcome[]) =>
    outcomes.map((outcome) => typeof outcome === 'object' && 'error' in outcome && outcome.error.code);

  function expectNothingOfIt(outcomes: readonly Outcome[]): void {
    expect(failed(outcomes)).toEqual(outcomes.map(() => 'SQLITE_FULL'));
    expect(connection.inTransaction).toBe(false);
    expect(stored()).toEqual([]);
    connection.failures = [];
    expect(commit([put('later')])).toEqual([1]);
    expect(stored()).toEqual(['later']);
  }

  it('stands or falls with each write alone', () => {
    const outcomes = commit([put('a')], [put('b'), put('b')], [put('c'), change('nobody')], [put('d')]);
    expect(outcomes[0]).toBe(1);
    expect(outcomes[1]).toMatchObject({ error: { message: expect.stringContaining('UNIQUE') } });
    expect(outcomes[2]).toEqual({ refused: 'revision' });
    expect(outcomes[3]).toBe(1);
    expect(stored()).toEqual(['a', 'd']);
  });

  it('is not there at all, and all are told so, when it cannot be brought to the disk', () => {
    connection.failures = [{ sql: 'COMMIT', nth: 1, endsTransaction: true }];
    expectNothingOfIt(commit([put('a')], [put('b')]));
  });

  it('is undone when the failure leaves the transaction open', () => {
    connection.failures = [{ sql: 'COMMIT', nth: 1 }];
    expectNothingOfIt(commit([put('a')], [put('b')]));
  });

  it('is tried once more when a statement ends the transaction, and then stands whole', () => {
    connection.failures = [{ sql: 'INSERT', nth: 2, endsTransaction: true }];
    expect(commit([put('a')], [put('b')])).toEqual([1, 1]);
    expect(stored()).toEqual(['a', 'b']);
  });

  it('is not there at all when a statement ends the transaction again', () => {
    connection.failures = [
      { sql: 'INSERT', nth: 2, endsTransaction: true },
      { sql: 'INSERT', nth: 4, endsTransaction: true },
    ];
    expectNothingOfIt(commit([put('a')], [put('b')]));
  });

  it('is not there at all when one write cannot be undone alone', () => {
    connection.failures = [
      { sql: 'INSERT', nth: 2 },
      { sql: 'INSERT', nth: 4 },
      { sql: 'ROLLBACK TO', nth: 1 },
    ];
    expectNothingOfIt(commit([put('a')], [put('b')]));
  });

  it('fails for all when its fate is not known, and leaves the connection fit for the next', () => {
    connection.failures = [{ sql: 'COMMIT', nth: 1, after: true }];
    expect(failed(commit([put('a')], [put('b')]))).toEqual(['SQLITE_FULL', 'SQLITE_FULL']);
    expect(connection.inTransaction).toBe(false);
    expect(commit([put('c')])).toEqual([1]);
    expect(stored()).toEqual(['a', 'b', 'c']);
  });
});
