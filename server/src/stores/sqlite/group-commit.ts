import { StoreError } from '../ports/errors.ts';
import type { Connection, Row } from './connection.ts';
import type { DriverError, Outcome } from './statement.ts';
import type { ReadStatement } from './write-group.ts';

type Write = readonly ReadStatement[];

/** Thrown where a write must be undone that has changed something already. */
class Undo extends Error {}

/**
 * Carries writes out in one transaction, so that they share one flush to the disk. Each stands or falls alone: what it
 * is refused for or fails with undoes it alone. When this answers, what stands is durable.
 */
export function commitGroup(connection: Connection, writes: readonly Write[]): readonly Outcome[] {
  try {
    return inOneGo(connection, writes) ?? eachUndoable(connection, writes);
  } catch (error) {
    undoAll(connection);
    const outcome = { error: driverError(error) };
    return writes.map(() => outcome);
  }
}

/** Without savepoints, which cost as much as a small statement each; `null` when one has to be undone after all. */
function inOneGo(connection: Connection, writes: readonly Write[]): readonly Outcome[] | null {
  connection.run('BEGIN IMMEDIATE');
  let outcomes: readonly Outcome[];
  try {
    outcomes = writes.map((write) => carryOut(connection, write));
  } catch {
    // Whatever it was, it comes again where the others can be kept from it.
    undoAll(connection);
    return null;
  }
  connection.run('COMMIT');
  return outcomes;
}

function eachUndoable(connection: Connection, writes: readonly Write[]): readonly Outcome[] {
  connection.run('BEGIN IMMEDIATE');
  const outcomes = writes.map((write) => attempt(connection, write));
  connection.run('COMMIT');
  return outcomes;
}

function attempt(connection: Connection, write: Write): Outcome {
  connection.run('SAVEPOINT one_write');
  try {
    const outcome = carryOut(connection, write);
    connection.run('RELEASE one_write');
    return outcome;
  } catch (error) {
    // A full disk or a failing one ends the whole transaction; then nothing of the group stands.
    if (!connection.inTransaction) throw error;
    connection.run('ROLLBACK TO one_write');
    connection.run('RELEASE one_write');
    return error instanceof Undo ? { refused: error.message } : { error: driverError(error) };
  }
}

function carryOut(connection: Connection, write: Write): Outcome {
  let changed = 0;
  let rows: readonly Row[] | null = null;
  for (const { sql, values, orElse, returning } of write) {
    if (returning) {
      rows = connection.all(sql, ...values);
      continue;
    }
    const count = connection.runWith(sql, values);
    if (count === 0 && orElse !== undefined) {
      if (changed > 0) throw new Undo(orElse);
      return { refused: orElse };
    }
    changed += count;
  }
  return rows === null ? changed : { rows };
}

function undoAll(connection: Connection): void {
  try {
    if (connection.inTransaction) connection.run('ROLLBACK');
  } catch {
    // The reason of the failure is already on its way to the callers; a second one would hide it.
  }
}

/** The driver's own error, which whoever waits for the write translates. */
function driverError(error: unknown): DriverError {
  const own = error instanceof StoreError && error.cause !== undefined ? error.cause : error;
  if (!(own instanceof Error)) return { message: String(own), code: '' };
  return { message: own.message, code: 'code' in own ? String(own.code) : '' };
}
