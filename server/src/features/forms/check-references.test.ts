import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { dumpStore } from '../../testing/dump-store.ts';
import type { TestClient } from '../../testing/test-client.ts';
import { startTestServer, type TestServer } from '../../testing/test-server.ts';

const NORTH = { id: 'K-001', name: '华北机电有限公司', grade: 'K' };
const EAST = { id: 'B-002', name: '东海贸易行', grade: 'B' };

let server: TestServer;
let left: TestClient;
let right: TestClient;
let instanceId: string;
beforeAll(async () => {
  server = await startTestServer();
  left = await server.as('specialist.bai');
  right = await server.as('specialist.chen');
});
afterAll(() => server.stop());
beforeEach(async () => {
  const body = { definitionKey: 'review', submission: {} };
  instanceId = (await left.ask('startInstance', { body })).data.instance.id;
});

async function completion(client: TestClient, submission: object) {
  const { data } = await client.ask('listTasks', { query: { limit: 200 } });
  const task = data.items.find((one) => one.instanceId === instanceId);
  return { params: { id: task?.id ?? '' }, body: { rev: task?.rev, submission } };
}

const submit = async (client: TestClient, submission: object) =>
  (await client.ask('completeTask', await completion(client, submission))).data;
const submitInVain = async (client: TestClient, submission: object) =>
  (await client.askInVain('completeTask', await completion(client, submission))).data.code;

describe('what a submission refers to', () => {
  it('is taken as it stands in its register', async () => {
    const { task } = await submit(left, {
      customer: NORTH,
      witnesses: ['agent.an', 'admin.fang'],
      unit: 'supervisor',
      visits: [{ whom: EAST, who: 'agent.an' }, {}],
    });
    expect(task.status).toBe('completed');
  });

  it.each([
    ['a customer that is not there', { customer: { ...NORTH, id: 'K-999' } }, 'customer.not-found'],
    ['a better grade', { customer: { ...EAST, grade: 'K' } }, 'customer.differs'],
    ['another name', { customer: { ...EAST, name: NORTH.name } }, 'customer.differs'],
    ['something that no register says', { customer: { ...EAST, discount: 90 } }, 'customer.differs'],
    ['another telephone', { customer: { ...NORTH, phone: '110' } }, 'customer.differs'],
    [
      'a customer without grade in a grid',
      { visits: [{ whom: NORTH }, { whom: { ...EAST, grade: 'A' } }] },
      'customer.differs',
    ],
    ['a person who is not there', { witnesses: ['agent.an', 'ghost'] }, 'person.not-found'],
    ['such a person in a grid', { visits: [{ who: 'ghost' }] }, 'person.not-found'],
    ['a role that is not there', { unit: 'ghost' }, 'role.not-found'],
  ])('is refused when it is %s, and nothing is stored', async (_, submission, code) => {
    const wanted = await completion(left, submission);
    const before = dumpStore(server.dataDir);
    const { status, data } = await left.askInVain('completeTask', wanted);
    expect({ status, code: data.code }).toEqual({ status: 422, code });
    expect(dumpStore(server.dataDir)).toEqual(before);
  });

  it('stays acceptable in a document that holds it, whatever the register says by now', async () => {
    // given a document with a customer of grade B, who becomes one of grade A
    await submit(left, { customer: EAST, visits: [{ whom: EAST }] });
    const name = { zh: EAST.name, en: 'East Sea Trading' };
    await server.records.putCustomer({ id: EAST.id, name, grade: 'A', phone: null });
    // then it may be sent back as it stands, but the old grade is not taken from anywhere else
    const inTheirs = { customer: EAST, visits: [{ whom: EAST }, { whom: { ...EAST, grade: 'A' } }] };
    expect(await submitInVain(right, { ...inTheirs, customer: { ...EAST, grade: 'C' } })).toBe(
      'customer.differs',
    );
    expect((await submit(right, inTheirs)).task.status).toBe('completed');
    await server.records.putCustomer({ id: EAST.id, name, grade: 'B', phone: null });
  });
});
