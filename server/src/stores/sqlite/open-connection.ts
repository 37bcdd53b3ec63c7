import { Connection } from './connection.ts';

/** Opens a connection as the embedded store uses it: a journal written ahead, every commit flushed to the disk. */
export function openConnection(path: string, busyTimeoutMs: number): Connection {
  const connection = new Connection(path);
  try {
    connection.script(`PRAGMA busy_timeout = ${Math.trunc(busyTimeoutMs)}`);
    connection.script('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;');
    return connection;
  } catch (error) {
    connection.close();
    throw error;
  }
}
