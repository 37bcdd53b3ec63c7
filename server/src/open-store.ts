import type { Logger } from 'pino';
import type { Settings } from './config/settings.ts';
import { openMongodbStore } from './stores/mongodb/open-mongodb-store.ts';
import type { Store } from './stores/ports/store.ts';
import { openSqliteStore } from './stores/sqlite/open-sqlite-store.ts';

/** The store that the settings name: MongoDB, or else the embedded one. Throws a `StoreError`. */
export function openStore({ mongodbUri, dataDir }: Settings, logger: Logger): Promise<Store> {
  if (mongodbUri === null) return openSqliteStore({ directory: dataDir });
  return openMongodbStore({
    uri: mongodbUri,
    onPatrolError: (error) => logger.warn({ err: error }, 'looking for unfinished commits failed'),
  });
}
