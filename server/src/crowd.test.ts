import { openSqliteStore } from './stores/sqlite/open-sqlite-store.ts';
import { crowdContract } from './testing/crowd-contract.ts';
import { tempDirectory } from './testing/temp-directory.ts';

crowdContract('SQLite', async () => {
  const directory = tempDirectory();
  return {
    stores: [await openSqliteStore({ directory: directory.path })],
    dispose: async () => directory.remove(),
  };
});
