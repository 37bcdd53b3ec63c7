import { StoreUnavailable } from '../ports/errors.ts';
import type { Connection } from './connection.ts';
import { translateError } from './translate-error.ts';

interface Write {
  readonly work: () => unknown;
  readonly resolve: (value: unknown) => void;
  readonly reject: (reason: unknown) => void;
}

type Outcome = { readonly write: Write } & ({ readonly value: unknown } | { readonly error: unknown });

/** Bounds how long one transaction keeps the event loop. */
const LARGEST_GROUP = 256;

/**
 * Group commit: writes that are ready in the same turn of the event loop share one transaction and so one flush to
 * the disk. Each stands behind a savepoint of its own: what it throws undoes and rejects it alone. Nobody is answered
 * before the transaction is durable.
 */
export class WriteQueue {
  readonly #connection: Connection;
  #waiting: Write[] = [];
  #closed = false;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** Runs `work` (synchronous, on this connection) in the next transaction; settles when that is on the disk. */
  write<T>(work: () => T): Promise<T> {
    if (this.#closed)
      return Promise.reject(new StoreUnavailable(`The database ${this.#connection.path} is closed.`));
    return new Promise<T>((resolve, reject) => {
      this.#waiting.push({ work, resolve: resolve as (value: unknown) => void, reject });
      if (this.#waiting.length === 1) setImmediate(() => this.#flush());
    });
  }

  /** Takes no more writes and carries out those that wait. */
  close(): void {
    this.#closed = true;
    while (this.#waiting.length > 0) this.#flush();
  }

  #flush(): void {
    const group = this.#waiting.splice(0, LARGEST_GROUP);
    if (group.length === 0) return;
    if (this.#waiting.length > 0) setImmediate(() => this.#flush());
    try {
      this.#connection.run('BEGIN IMMEDIATE');
      const outcomes = group.map((write) => this.#attempt(write));
      this.#connection.run('COMMIT');
      for (const outcome of outcomes) settle(outcome);
    } catch (error) {
      this.#undoAll();
      for (const write of group) write.reject(error);
    }
  }

  #attempt(write: Write): Outcome {
    this.#connection.run('SAVEPOINT one_write');
    try {
      const value = write.work();
      this.#connection.run('RELEASE one_write');
      return { write, value };
    } catch (error) {
      // A full disk or a failing one ends the whole transaction; then nothing of the group stands.
      if (!this.#connection.inTransaction) throw error;
      this.#connection.run('ROLLBACK TO one_write');
      this.#connection.run('RELEASE one_write');
      return { write, error: translateError(error, this.#connection.path) };
    }
  }

  #undoAll(): void {
    try {
      if (this.#connection.inTransaction) this.#connection.run('ROLLBACK');
    } catch {
      // The reason of the failure is already on its way to the callers; a second one would hide it.
    }
  }
}

function settle(outcome: Outcome): void {
  if ('error' in outcome) outcome.write.reject(outcome.error);
  else outcome.write.resolve(outcome.value);
}
