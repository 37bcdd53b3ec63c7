import { StoreDamaged, StoreError, StoreUnavailable } from '../ports/errors.ts';

/** What a person can do about a damaged file. */
export const DAMAGE_ADVICE =
  'Stop the server, keep a copy of the data directory, and put the latest backup in its place. Without a backup, ' +
  "SQLite's own shell saves what is readable: sqlite3 flowbook.db .recover | sqlite3 recovered.db";

const DAMAGED = /^SQLITE_(CORRUPT|NOTADB)/;
const UNAVAILABLE = /^SQLITE_(BUSY|LOCKED|FULL|IOERR|CANTOPEN|READONLY|NOMEM|INTERRUPT|PROTOCOL)/;

/** The store error that the driver's error means, with the driver's as `cause`; anything else comes back as it is. */
export function translateError(error: unknown, path: string): unknown {
  if (error instanceof StoreError || !(error instanceof Error)) return error;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (DAMAGED.test(code)) return new StoreDamaged(path, DAMAGE_ADVICE, { cause: error });
  if (UNAVAILABLE.test(code) || /Unable to open connection|disk I\/O error|disk is full/.test(error.message))
    return new StoreUnavailable(`The database ${path} cannot be used now: ${error.message}`, {
      cause: error,
    });
  return error;
}
