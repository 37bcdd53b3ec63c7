import { MongoClient, ObjectId } from 'mongodb';

/** A database of its own on the server that `npm run test:mongodb` provides. */
export interface TestDatabase {
  readonly uri: string;
  /** The driver's own client, to look behind the store's back. */
  readonly client: MongoClient;
  remove(): Promise<void>;
}

export async function testDatabase(): Promise<TestDatabase> {
  const address = process.env.FLOWBOOK_TEST_MONGODB_URI;
  if (address === undefined) throw new Error('Run these tests with: npm run test:mongodb');
  const name = `flowbook_test_${new ObjectId().toHexString()}`;
  const uri = withDatabase(address, name);
  const client = await MongoClient.connect(uri);
  return {
    uri,
    client,
    remove: async () => {
      await client.db(name).dropDatabase();
      await client.close();
    },
  };
}

/** The address with another database; an account is still looked up where the given address says. */
function withDatabase(address: string, name: string): string {
  const [, servers = '', database = '', options = ''] =
    /^(mongodb(?:\+srv)?:\/\/[^/?]+)\/?([^?]*)\??(.*)$/.exec(address) ?? [];
  const authSource =
    servers.includes('@') && !options.includes('authSource=') ? [`authSource=${database || 'admin'}`] : [];
  return `${servers}/${name}?${[options, ...authSource].filter(Boolean).join('&')}`;
}
