import type { Logger } from 'pino';
import type { Settings } from './config/settings.ts';
import { openMongodbStore } from './stores/mongodb/open-mongodb-store.ts';
import type { Store } from './stores/ports/store.ts';
import { openSqliteStore } from './stores/sqlite/open-sqlite-store.ts';

/** The store that the settings name: MongoDB, or else the embedded one, which tells `onGroup` how many writes shared a
 * transaction. Throws a `StoreError`. */
export function openStore(
  { mongodbUri, dataDir }: Settings,
  logger: Logger,
  onGroup?: (size: number) => void,
): Promise<Store> {
  if (mongodbUri === null) return openSqliteStore({ directory: dataDir, ...(onGroup && { onGroup }) });
  return openMongodbStore({
    uri: mongodbUri,
    onPatrolError: (error) => logger.warn({ err: error }, 'looking for unfinished commits failed'),
  });
}
