import { tempDirectory } from '../../testing/temp-directory.ts';
import { storeContract } from '../contract-tests/store-contract.ts';
import { openSqliteStore } from './open-sqlite-store.ts';

storeContract('SQLite', async () => {
  const directory = tempDirectory();
  let store = await openSqliteStore({ directory: directory.path });
  return {
    get store() {
      return store;
    },
    reopen: async () => {
      await store.close();
      store = await openSqliteStore({ directory: directory.path });
      return store;
    },
    dispose: async () => {
      await store.close();
      directory.remove();
    },
  };
});
