import Database from 'libsql';
import { StoreUnavailable } from '../ports/errors.ts';
import { translateError } from './translate-error.ts';

/** What may be bound to a statement. The driver aborts the whole process on booleans and `undefined`. */
export type Value = string | number | null;
export type Row = { readonly [column: string]: unknown };

/** One connection with prepared statements kept by their text, and the driver's errors translated. */
export class Connection {
  readonly path: string;
  readonly #database: Database.Database;
  readonly #statements = new Map<string, Database.Statement<[Value[]]>>();
  #open = true;

  /** Opens or creates the file. Throws `StoreUnavailable` or `StoreDamaged`. */
  constructor(path: string) {
    this.path = path;
    this.#database = this.#translated(() => new Database(path));
  }

  /** All rows. */
  all(sql: string, ...values: Value[]): readonly Row[] {
    return this.#translated(() => this.#statement(sql).all(values) as Row[]);
  }

  /** The first row. (The driver's own `get` mixes a `_metadata` key into the row.) */
  first(sql: string, ...values: Value[]): Row | null {
    return this.all(sql, ...values)[0] ?? null;
  }

  /** Runs a statement and answers how many rows it changed. */
  run(sql: string, ...values: Value[]): number {
    return this.runWith(sql, values);
  }

  /** As `run`; a list of values goes to the driver as it is, and so costs less than single ones. */
  runWith(sql: string, values: Value[]): number {
    try {
      return this.#statement(sql).run(values).changes;
    } catch (error) {
      throw translateError(error, this.path);
    }
  }

  /** Runs several statements without values. */
  script(sql: string): void {
    this.#translated(() => this.#openDatabase().exec(sql));
  }

  get inTransaction(): boolean {
    return this.#open && this.#database.inTransaction;
  }

  /** Brings the journal into the file; what cannot be brought now is brought at the next opening. */
  tidyUp(): void {
    try {
      if (this.#open) this.all('PRAGMA wal_checkpoint(TRUNCATE)');
    } catch (error) {
      if (!(error instanceof StoreUnavailable)) throw error;
    }
  }

  close(): void {
    if (!this.#open) return;
    this.#open = false;
    this.#statements.clear();
    this.#database.close();
  }

  #statement(sql: string): Database.Statement<[Value[]]> {
    const known = this.#statements.get(sql);
    if (known !== undefined && this.#open) return known;
    const statement = this.#openDatabase().prepare<[Value[]]>(sql);
    this.#statements.set(sql, statement);
    return statement;
  }

  #openDatabase(): Database.Database {
    if (!this.#open) throw new StoreUnavailable(`The database ${this.path} is closed.`);
    return this.#database;
  }

  #translated<T>(work: () => T): T {
    try {
      return work();
    } catch (error) {
      throw translateError(error, this.path);
    }
  }
}
