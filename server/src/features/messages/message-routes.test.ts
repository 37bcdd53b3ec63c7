import { diagram, flow } from '@flowbook/engine/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TestClient } from '../../testing/test-client.ts';
import { startTestServer, type TestServer } from '../../testing/test-server.ts';
import { publish } from '../jobs/testing/outside.ts';

/** Begins with a message, and then waits for a second one of its order, or for a signal. */
const ORDER = diagram(
  `<bpmn:startEvent id="s"><bpmn:messageEventDefinition messageRef="ordered"/></bpmn:startEvent>
   <bpmn:eventBasedGateway id="g"/>
   <bpmn:intermediateCatchEvent id="paid" fb:correlationKey="=order"><bpmn:messageEventDefinition messageRef="payment"/></bpmn:intermediateCatchEvent>
   <bpmn:intermediateCatchEvent id="stopped"><bpmn:signalEventDefinition signalRef="closing"/></bpmn:intermediateCatchEvent>
   <bpmn:endEvent id="end_paid"/><bpmn:endEvent id="end_stopped"/>
   ${flow('f1', 's', 'g')}${flow('f2', 'g', 'paid')}${flow('f3', 'g', 'stopped')}
   ${flow('f4', 'paid', 'end_paid')}${flow('f5', 'stopped', 'end_stopped')}`,
  `<bpmn:message id="ordered" name="ordered"/>
   <bpmn:message id="payment" name="payment"/>
   <bpmn:signal id="closing" name="closing"/>`,
);

let server: TestServer;
let admin: TestClient;
let machine: TestClient;
beforeAll(async () => {
  server = await startTestServer();
  await publish(server, 'order', ORDER);
  admin = await server.as('admin.fang');
  const { data } = await admin.ask('createToken', { body: { name: 'shop', scopes: ['messages'] } });
  machine = new TestClient(server.server.url, data.secret);
});
afterAll(() => server.stop());

const send = async (body: object, key?: string) => {
  const { data } = await machine.ask('sendMessage', { body, ...(key !== undefined && { key }) });
  await server.server.idle();
  return data;
};
const orders = async () => {
  const { data } = await admin.ask('listInstances', { query: { definitionKey: 'order' } });
  return data.items;
};
const endsOf = async (id: string) => {
  const { data } = await admin.ask('getInstance', { params: { id } });
  return data.elements
    .filter(({ elementId }) => elementId.startsWith('end_'))
    .map(({ elementId }) => elementId);
};
const begin = async (order: string) => {
  const before = new Set((await orders()).map(({ id }) => id));
  await send({ name: 'ordered', variables: { order } });
  const [begun] = (await orders()).filter(({ id }) => !before.has(id));
  if (begun === undefined) throw new Error('Nothing began.');
  return begun.id;
};

describe('a message from outside', () => {
  it('begins a process that begins with it, once for each key', async () => {
    const before = (await orders()).length;
    const first = await send({ name: 'ordered', variables: { order: 'A' } }, 'order-A-1');
    const again = await send({ name: 'ordered', variables: { order: 'A' } }, 'order-A-1');
    expect([first.repeated, again.repeated]).toEqual([false, true]);
    expect(again.id).toBe(first.id);
    expect(await orders()).toHaveLength(before + 1);
    await send({ name: 'ordered', variables: { order: 'A' } });
    expect(await orders()).toHaveLength(before + 2);
  });

  it('reaches the case that waits for its key, and no other', async () => {
    const [one, other] = [await begin('B1'), await begin('B2')];
    await send({ name: 'payment', correlationKey: 'B2', variables: { sum: 3 } });
    expect([await endsOf(one), await endsOf(other)]).toEqual([[], ['end_paid']]);
  });

  it('waits for a receiver, for as long as it says', async () => {
    await send({ name: 'payment', correlationKey: 'C1', timeToLiveMs: 5000 });
    await send({ name: 'payment', correlationKey: 'C2', timeToLiveMs: 5000 });
    expect(await endsOf(await begin('C1'))).toEqual(['end_paid']);
    server.clock.advance(5000);
    expect(await endsOf(await begin('C2'))).toEqual([]);
  });
});

it('cannot pass for a signal, nor can a name that no diagram has', async () => {
  const waits = await begin('E1');
  for (const name of ['\u0001signal:closing', 'a\nb', '', 'x'.repeat(201)]) {
    const { status, data } = await machine.askInVain('sendMessage', { body: { name } });
    expect([status, data.code]).toEqual([400, 'request.invalid']);
  }
  expect(await endsOf(waits)).toEqual([]);
});

describe('a signal from outside', () => {
  it('reaches everybody who waits now, and nobody who comes later', async () => {
    const [one, other] = [await begin('D1'), await begin('D2')];
    const asking = { body: { name: 'closing' }, key: 'closing-day-1' };
    expect((await machine.ask('broadcastSignal', asking)).data.repeated).toBe(false);
    await server.server.idle();
    expect([await endsOf(one), await endsOf(other)]).toEqual([['end_stopped'], ['end_stopped']]);
    const late = await begin('D3');
    expect((await machine.ask('broadcastSignal', asking)).data.repeated).toBe(true);
    await server.server.idle();
    expect(await endsOf(late)).toEqual([]);
  });
});
