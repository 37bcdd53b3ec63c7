import { afterEach, beforeEach } from 'vitest';
import { type Connected, connect, type Database } from '../database.ts';
import { type TestDatabase, testDatabase } from './test-database.ts';

/** Gives each test of a file, or of the group in which it is called, an empty database. Answers the one of the test that runs. */
export function eachConnected(): () => Database {
  let database: TestDatabase;
  let connected: Connected;
  beforeEach(async () => {
    database = await testDatabase();
    connected = await connect(database.uri);
  });
  afterEach(async () => {
    await connected.close();
    await database.remove();
  });
  return () => connected.database;
}
