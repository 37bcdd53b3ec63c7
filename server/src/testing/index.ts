export { type TestDatabase, testDatabase } from '../stores/mongodb/testing/test-database.ts';
