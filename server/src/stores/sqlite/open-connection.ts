import { Connection } from './connection.ts';

/** Opens a connection as the embedded store uses it: a journal written ahead, every commit flushed to the disk. */
export function openConnection(path: string, busyTimeoutMs: number): Connection {
  const connection = new Connection(path);
  try {
    connection.script(`PRAGMA busy_timeout = ${Math.trunc(busyTimeoutMs)}`);
    // Rows that are written one after the other lie in fewer pages then, and so less is written. Only for a new file.
    connection.script('PRAGMA page_size = 8192');
    connection.script('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;');
    return connection;
  } catch (error) {
    connection.close();
    throw error;
  }
}
