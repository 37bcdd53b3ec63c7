import { storeContract } from '../contract-tests/store-contract.ts';
import { openMongodbStore } from './open-mongodb-store.ts';
import { testDatabase } from './testing/test-database.ts';

storeContract('MongoDB', async () => {
  const database = await testDatabase();
  const { uri } = database;
  let store = await openMongodbStore({ uri });
  return {
    get store() {
      return store;
    },
    reopen: async () => {
      await store.close();
      store = await openMongodbStore({ uri });
      return store;
    },
    dispose: async () => {
      await store.close();
      await database.remove();
    },
  };
});
