import { diagram, flow } from '@flowbook/engine/testing';
import { expect, it } from 'vitest';
import { tempDirectory } from '../../testing/temp-directory.ts';
import { TestClient } from '../../testing/test-client.ts';
import { startTestServer, type TestServer } from '../../testing/test-server.ts';
import { failingStore } from '../../workers/testing/failing-store.ts';
import { publish } from '../jobs/testing/outside.ts';

const bpmn = diagram(
  `<bpmn:startEvent id="s"><bpmn:conditionalEventDefinition><bpmn:condition xsi:type="bpmn:tFormalExpression">=sum &gt; 10</bpmn:condition></bpmn:conditionalEventDefinition></bpmn:startEvent>
   <bpmn:userTask id="t" fb:assignee="agent.an"/>${flow('f', 's', 't')}`,
);
const APPS = ['one', 'two', 'three'];
const LEASE_MS = 30_000;

/** A server whose store can be made to fail at one of its next calls. */
async function failingServer(dataDir: string) {
  const failure = { call: 0, mode: 'before' as 'before' | 'after', lasting: true };
  let calls = () => 0;
  const server = await startTestServer({
    dataDir,
    wrap: (store) => {
      const failing = failingStore(store, failure);
      calls = failing.calls;
      return failing.store;
    },
  });
  return {
    server,
    failAt: (next: number, mode: 'before' | 'after') => {
      Object.assign(failure, { call: calls() + next, mode });
    },
    /** Whether it had come to that. */
    heal: () => {
      const hasFailed = calls() >= failure.call;
      failure.call = 0;
      return hasFailed;
    },
  };
}

/** A machine that has asked before: what the server has to read once, it has read. */
async function machineOf(server: TestServer): Promise<TestClient> {
  const admin = await server.as('admin.fang');
  const { data } = await admin.ask('createToken', { body: { name: 'shop', scopes: ['messages'] } });
  const machine = new TestClient(server.server.url, data.secret);
  await machine.ask('evaluateStartConditions', { body: {} });
  return machine;
}

/** Processes of which an instance with this key has begun. */
async function begunWith(server: TestServer, businessKey: string): Promise<readonly string[]> {
  const admin = await server.as('admin.fang');
  const { data } = await admin.ask('listInstances', { query: { search: businessKey } });
  return data.items
    .filter((instance) => instance.businessKey === businessKey)
    .map(({ definitionKey }) => definitionKey)
    .sort();
}

const asking = (businessKey: string) => ({
  body: { variables: { sum: 11 }, businessKey },
  key: `evaluation-${businessKey}`,
});
const all = [...APPS].sort();

it.each(['before', 'after'] as const)(
  'whichever call of the store fails for a time (%s its effect), all has begun or nothing, and once',
  async (mode) => {
    const temp = tempDirectory();
    const { server, failAt, heal } = await failingServer(temp.path);
    for (const key of APPS) await publish(server, key, bpmn);
    const machine = await machineOf(server);
    let failed = true;
    let begunUnanswered = 0;
    for (let call = 1; failed; call++) {
      const businessKey = `K-${mode}-${call}`;
      failAt(call, mode);
      const response = await machine.send('evaluateStartConditions', asking(businessKey));
      failed = heal();
      // then a worker brings to its end what was begun
      server.clock.advance(LEASE_MS + 60_000);
      await server.server.idle();
      const begun = await begunWith(server, businessKey);
      if (response.ok || begun.length > 0) expect(begun, `call ${call}`).toEqual(all);
      if (!response.ok && begun.length > 0) begunUnanswered += 1;
      // and who asks again is told
      const { data } = await machine.ask('evaluateStartConditions', asking(businessKey));
      expect(data.started.map(({ definitionKey }) => definitionKey).sort()).toEqual(all);
      expect(await begunWith(server, businessKey)).toEqual(all);
      expect(call).toBeLessThan(60);
    }
    expect(begunUnanswered).toBeGreaterThan(1);
    await server.stop();
    temp.remove();
  },
  60_000,
);

it('a server that stopped in the middle goes on when it is there again', async () => {
  // given a server whose store is gone as soon as the first of three instances has begun
  const temp = tempDirectory();
  const first = await failingServer(temp.path);
  for (const key of APPS) await publish(first.server, key, bpmn);
  const machine = await machineOf(first.server);
  let begun: readonly string[] = [];
  let businessKey = '';
  for (let call = 3; begun.length !== 1; call++) {
    businessKey = `R-${call}`;
    first.failAt(call, 'after');
    expect((await machine.send('evaluateStartConditions', asking(businessKey))).status).toBe(503);
    first.heal();
    begun = await begunWith(first.server, businessKey);
  }
  await first.server.stop();
  // when another is started on the same data
  const second = await startTestServer({ dataDir: temp.path });
  second.clock.advance(LEASE_MS);
  await second.server.idle();
  // then
  expect(await begunWith(second, businessKey)).toEqual(all);
  const there = new TestClient(second.server.url, machine.token);
  const { data } = await there.ask('evaluateStartConditions', asking(businessKey));
  expect(data).toMatchObject({ repeated: true, failed: [] });
  expect(data.started).toHaveLength(APPS.length);
  expect(await begunWith(second, businessKey)).toEqual(all);
  await second.stop();
  temp.remove();
});
