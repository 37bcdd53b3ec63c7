import { SOCKET_EVENT, type SocketMessage } from '@flowbook/contract';
import { io } from 'socket.io-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startComplaint } from '../../testing/complaints.ts';
import type { TestClient } from '../../testing/test-client.ts';
import { startTestServer, type TestServer } from '../../testing/test-server.ts';

const HOUR = 3_600_000;
const complaint = { params: { key: 'complaint' } };
const reminder =
  '<bpmn:boundaryEvent id="reminder" name="催办" cancelActivity="false" attachedToRef="verify"><bpmn:timerEventDefinition><bpmn:timeDuration>PT1H</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:boundaryEvent>' +
  '<bpmn:startEvent id="noon"><bpmn:timerEventDefinition><bpmn:timeDuration>PT1H</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:startEvent>' +
  '<bpmn:sequenceFlow id="f_reminder" sourceRef="reminder" targetRef="end"/><bpmn:sequenceFlow id="f_noon" sourceRef="noon" targetRef="verify"/>';

/** Whether commits that fire timers fail. */
let broken = true;
let server: TestServer;
let admin: TestClient;
let instanceId: string;
beforeAll(async () => {
  // given a case whose timer, and a process whose start timer, fail again and again
  server = await startTestServer({
    wrap: (store) => ({
      ...store,
      instances: {
        ...store.instances,
        commit: async (commit) => {
          if (broken && commit.endedJobs.some((id) => /^(start-)?timer:/.test(id))) throw new Error('no way');
          return store.instances.commit(commit);
        },
      },
    }),
  });
  admin = await server.as('admin.fang');
  const owner = await server.as('owner.gao');
  const { data } = await owner.ask('getDraft', complaint);
  const bpmn = data.content.bpmn.replace('<bpmn:sequenceFlow', `${reminder}$&`);
  const { data: saved } = await owner.ask('saveDraft', {
    ...complaint,
    body: { rev: data.rev, content: { ...data.content, bpmn } },
  });
  await owner.ask('publishDraft', { ...complaint, body: saved });
  instanceId = (await startComplaint(server)).id;
});
afterAll(() => server.stop());

async function pass(times: number) {
  for (let time = 0; time < times; time++) {
    server.clock.advance(HOUR);
    await server.server.idle();
  }
  admin = await server.as('admin.fang');
}

const listed = async () => (await admin.ask('listIncidents')).data.items;

describe('work of the server that does not succeed', () => {
  it('is no incident at its first failures', async () => {
    await pass(9);
    expect(await listed()).toEqual([]);
  });

  it('is one after ten, told over the sockets, in the list and on the diagram', async () => {
    const socket = io(server.server.url, {
      transports: ['websocket'],
      extraHeaders: { cookie: admin.cookie },
    });
    const bothTold = new Promise<readonly string[]>((resolve) => {
      const told: string[] = [];
      socket.on(SOCKET_EVENT, (message: SocketMessage) => {
        if (message.type === 'incident.changed') told.push(message.incidentId);
        if (told.length === 2) resolve(told);
      });
    });
    await new Promise((resolve) => socket.once('connect', () => resolve(null)));
    await pass(1);
    const told = await bothTold;
    expect([...told].sort()).toEqual((await listed()).map(({ id }) => id).sort());
    socket.disconnect();
    const [first, second] = (await listed()).sort((a, b) => a.elementId.localeCompare(b.elementId));
    expect(first).toMatchObject({
      elementId: 'noon',
      definitionKey: 'complaint',
      instanceTitle: '投诉处理',
      code: 'job-stuck',
      raisedAt: '2026-03-02T05:00:00.000Z',
    });
    expect(second).toMatchObject({
      instanceId,
      elementId: 'reminder',
      elementName: { zh: '催办' },
      code: 'job-stuck',
      reason: 'no way',
      raisedAt: '2026-03-02T05:00:00.000Z',
    });
    const { data } = await admin.ask('getInstance', { params: { id: instanceId } });
    expect(data.openIncidents).toBe(1);
    expect(data.elements).toContainEqual({ elementId: 'reminder', state: 'incident', count: 0 });
  });

  it('is tried at once when somebody who may asks for it, and is over when it succeeds', async () => {
    const items = await listed();
    const agent = await server.as('agent.an');
    const [any] = items;
    const refused = await agent.askInVain('retryIncident', { params: { id: any?.id ?? '' } });
    expect(refused.data.code).toBe('permission.missing');
    broken = false;
    for (const { id, elementId } of items) {
      const { data } = await admin.ask('retryIncident', { params: { id } });
      expect(data?.id ?? null).toBe(elementId === 'noon' ? null : instanceId);
    }
    await server.server.idle();
    expect(await listed()).toEqual([]);
    const again = await admin.askInVain('retryIncident', { params: { id: any?.id ?? '' } });
    expect(again.data.code).toBe('incident.already-resolved');
    const { data } = await admin.ask('getHistory', { params: { id: instanceId } });
    expect(data.items.filter(({ type }) => type === 'timer-fired')).toHaveLength(1);
  });
});
