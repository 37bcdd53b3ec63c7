import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { openMongodbStore } from '../../stores/mongodb/open-mongodb-store.ts';
import { type TestDatabase, testDatabase } from '../../stores/mongodb/testing/test-database.ts';
import { startTestServer, type TestServer } from '../../testing/test-server.ts';
import { outsideOf } from './testing/outside.ts';

let database: TestDatabase;
let one: TestServer;
let two: TestServer;
beforeEach(async () => {
  database = await testDatabase();
  one = await startServer();
  two = await startServer();
});
afterEach(async () => {
  await Promise.all([one.stop(), two.stop()]);
  await database.remove();
});

async function startServer(): Promise<TestServer> {
  return startTestServer({
    store: await openMongodbStore({ uri: database.uri }),
    environment: { SESSION_SECRET: 'the same secret on every server of the house' },
  });
}

it('are taken at one server that another made, within a second, and settled at any', async () => {
  const outside = await outsideOf(one);
  const there = outside.machineAt(two);
  const body = { jobTypes: ['print-label'], worker: 'w1', waitMs: 60_000 };
  const others = two.clock.appointments;
  const poll = there.ask('activateJobs', { body });
  await vi.waitFor(() => expect(two.clock.appointments).toBeGreaterThan(others));
  const instanceId = await outside.start();
  two.clock.advance(1000);
  const [job] = (await poll).data.items;
  expect(job?.instanceId).toBe(instanceId);
  const again = { body: { ...body, waitMs: 0 } };
  expect((await outside.machine.ask('activateJobs', again)).data.items).toEqual([]);
  const completion = {
    params: { id: job?.id ?? '' },
    body: { lease: job?.lease ?? '', variables: { label: 'L' } },
  };
  await outside.machine.ask('completeJob', completion);
  await there.ask('completeJob', completion);
  const { data } = await outside.admin.ask('getInstance', { params: { id: instanceId } });
  expect(data.status).toBe('completed');
});
