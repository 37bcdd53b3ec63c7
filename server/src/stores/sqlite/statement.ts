import type { Row, Value } from './connection.ts';

/**
 * One statement of a write. Writes are handed over as data, not as functions, so that another thread can carry them
 * out.
 */
export interface Statement {
  readonly sql: string;
  readonly values: readonly Value[];
  /** With which word the whole write is refused, and nothing of it stands, when this statement changes no row. */
  readonly orElse?: string;
  /** Whether the write is answered with the rows that this statement returns. */
  readonly returning?: true;
}

/** What became of a write: how many rows it changed, the rows it returned, the word it was refused with, or why it failed. */
export type Outcome =
  | number
  | { readonly rows: readonly Row[] }
  | { readonly refused: string }
  | { readonly error: DriverError };

/** A driver's error as it can be sent from one thread to another. */
export interface DriverError {
  readonly message: string;
  readonly code: string;
}

export function statement(sql: string, ...values: readonly Value[]): Statement {
  return { sql, values };
}

/** The statement, without whose effect the whole write is refused with this word. */
export function required(orElse: string, { sql, values }: Statement): Statement {
  return { sql, values, orElse };
}

/** The statement, whose rows the write is answered with. */
export function returning({ sql, values }: Statement): Statement {
  return { sql, values, returning: true };
}
