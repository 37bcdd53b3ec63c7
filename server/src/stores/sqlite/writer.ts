import type { Connection } from './connection.ts';
import { commitGroup } from './group-commit.ts';
import type { Outcome } from './statement.ts';
import { GroupReader, type WriteGroup } from './write-group.ts';

/** Carries out groups of writes, one group after the other. */
export interface Writer {
  /** How many groups may be handed over before the first is answered. */
  readonly ahead: number;
  /** So many writes are handed over as soon as they are there: who writes them works beside who makes more. */
  readonly worthwhile: number;
  /** Answers when what stands of the group is durable. Rejects when that cannot be known. */
  commit(group: WriteGroup): Promise<readonly Outcome[]>;
  /** Lets the database go; groups handed over before are carried out. */
  close(): Promise<void>;
}

/** A writer in this thread, on a connection that others use too. */
export function createWriter(connection: Connection): Writer {
  const reader = new GroupReader();
  return {
    ahead: 1,
    worthwhile: Number.POSITIVE_INFINITY,
    commit: async (group) => commitGroup(connection, reader.read(group)),
    close: async () => {},
  };
}
