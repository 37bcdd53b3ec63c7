import { join } from 'node:path';
import Database from 'libsql';

const ROWS = 10_000;
const BYTES = 2048;
/** As many as the store puts into one transaction. */
const LARGEST_GROUP = 256;

/**
 * What the driver and the disk allow: clients that each replace a row of 2 KB and wait until it is durable, the writes
 * of one turn of the event loop sharing a transaction, with the durability of the store.
 */
export class RawFloor {
  readonly #database: Database.Database;
  #waiting: (() => void)[] = [];
  #written = 0;
  readonly #text = 'x'.repeat(BYTES - 40);

  constructor(folder: string) {
    this.#database = new Database(join(folder, 'floor.db'));
    this.#database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;');
    this.#database.exec('CREATE TABLE rows (id TEXT PRIMARY KEY, rev INTEGER NOT NULL, doc TEXT NOT NULL)');
    const insert = this.#database.prepare('INSERT INTO rows (id, rev, doc) VALUES (?, 0, ?)');
    this.#database.exec('BEGIN');
    for (let row = 0; row < ROWS; row++) insert.run(`row-${row}`, this.#document(row));
    this.#database.exec('COMMIT');
    this.#update = this.#database.prepare('UPDATE rows SET rev = rev + 1, doc = ? WHERE id = ?');
  }

  readonly #update;

  write(): Promise<void> {
    return new Promise((resolve) => {
      this.#waiting.push(resolve);
      if (this.#waiting.length === 1) setImmediate(() => this.#flush());
    });
  }

  close(): void {
    this.#database.close();
  }

  #flush(): void {
    const group = this.#waiting.splice(0, LARGEST_GROUP);
    if (this.#waiting.length > 0) setImmediate(() => this.#flush());
    this.#database.exec('BEGIN IMMEDIATE');
    for (const _ of group) {
      this.#written += 1;
      // A stride that is prime to the number of rows visits them all, far from each other.
      const row = (this.#written * 7919) % ROWS;
      if (this.#update.run(this.#document(this.#written), `row-${row}`).changes !== 1)
        throw new Error(`The row ${row} is missing.`);
    }
    this.#database.exec('COMMIT');
    for (const resolve of group) resolve();
  }

  #document(number: number): string {
    return JSON.stringify({ number, text: this.#text });
  }
}
