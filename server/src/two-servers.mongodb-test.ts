import { afterEach, beforeEach, expect, it } from 'vitest';
import { openMongodbStore } from './stores/mongodb/open-mongodb-store.ts';
import { type TestDatabase, testDatabase } from './stores/mongodb/testing/test-database.ts';
import { groupTask, startComplaint } from './testing/complaints.ts';
import { startTestServer, type TestServer } from './testing/test-server.ts';

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

it('serve one case between them: whoever is asked knows what the other did', async () => {
  const instance = await startComplaint(one);
  const bai = await two.as('specialist.bai');
  const waiting = await groupTask(bai, instance);
  const claim = { params: { id: waiting.id } };
  const { data: claimed } = await bai.ask('claimTask', claim);
  const chen = await one.as('specialist.chen');
  expect((await chen.askInVain('claimTask', claim)).status).toBe(409);
  const { data: done } = await bai.movedTo(one.server.url).ask('completeTask', {
    ...claim,
    body: { rev: claimed.rev, submission: { finding: '属实' } },
  });
  expect(done.task.status).toBe('completed');
  const supervisor = await two.as('supervisor.ding');
  const { data: inbox } = await supervisor.ask('listTasks');
  expect(inbox.items.map(({ instanceId }) => instanceId)).toEqual([instance.id]);
});

it('serve at one what was uploaded at the other', async () => {
  const agent = await one.as('agent.an');
  const text = Buffer.from('客户来信');
  const headers = { 'content-type': 'application/octet-stream' };
  const { data } = await agent.ask('uploadFile', { query: { name: '来信.txt' }, body: text, headers });
  const there = agent.movedTo(two.server.url);
  const whole = await there.fetch(`/api/v1/files/${data.id}`);
  expect(Buffer.from(await whole.arrayBuffer()).equals(text)).toBe(true);
  const part = await there.fetch(`/api/v1/files/${data.id}`, { headers: { range: 'bytes=3-5' } });
  expect([part.status, part.headers.get('content-range')]).toEqual([206, 'bytes 3-5/12']);
  expect(Buffer.from(await part.arrayBuffer()).toString()).toBe('户');
});

it('publish the library once, and give no number twice', async () => {
  const admin = await one.as('admin.fang');
  const { data: history } = await admin.ask('listDefinitions');
  expect(history.items.map(({ version }) => version)).toEqual(history.items.map(() => 1));
  const cases = await Promise.all([one, two, one, two].map((server) => startComplaint(server)));
  expect(new Set(cases.map(({ title }) => title)).size).toBe(4);
});
