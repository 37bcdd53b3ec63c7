import { openMongodbStore } from './stores/mongodb/open-mongodb-store.ts';
import { testDatabase } from './stores/mongodb/testing/test-database.ts';
import { crowdContract } from './testing/crowd-contract.ts';

crowdContract('two nodes that share MongoDB', async () => {
  const database = await testDatabase();
  const { uri } = database;
  return {
    stores: [await openMongodbStore({ uri }), await openMongodbStore({ uri })],
    dispose: () => database.remove(),
  };
});
