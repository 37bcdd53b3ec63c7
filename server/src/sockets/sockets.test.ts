import { io, type Socket } from 'socket.io-client';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { groupTask, startComplaint } from '../testing/complaints.ts';
import { listenOn, openSocket, untilInTime } from '../testing/listener.ts';
import type { TestClient } from '../testing/test-client.ts';
import { startTestServer, type TestServer } from '../testing/test-server.ts';

let server: TestServer;
const open: Socket[] = [];

beforeEach(async () => {
  server = await startTestServer();
});
afterEach(async () => {
  for (const socket of open.splice(0)) socket.disconnect();
  await server.stop();
});

function connect(client: TestClient, headers: { readonly [name: string]: string } = {}): Socket {
  const socket = openSocket(client, headers);
  open.push(socket);
  return socket;
}

const listen = (client: TestClient) => listenOn(connect(client));

const failure = (socket: Socket) =>
  new Promise<string>((resolve) => socket.once('connect_error', ({ message }) => resolve(message)));

describe('sockets', () => {
  it('tell a change of a task, in time, to those who may see it and to nobody else', async () => {
    // given a task that waits for the specialists
    const specialist = await server.as('specialist.bai');
    const task = await groupTask(specialist, await startComplaint(server));
    const colleague = await listen(await server.as('specialist.chen'));
    const admin = await listen(await server.as('admin.fang'));
    const stranger = await listen(await server.as('stranger.er'));

    // when one of them claims it, or gives it back,
    let rev = task.rev;
    await untilInTime(async () => {
      const action = rev % 2 === task.rev % 2 ? 'claimTask' : 'releaseTask';
      const coming = [colleague, admin].map((listener) => listener.next('task.changed'));
      await specialist.ask(action, { params: { id: task.id } });
      const answeredAt = performance.now();
      rev += 1;
      // then colleague and admin hear ids and a revision, and nothing of what is in it
      const heard = await Promise.all(coming);
      const told = { type: 'task.changed', taskId: task.id, instanceId: task.instanceId, rev };
      expect(heard.map(({ message }) => message)).toEqual([told, told]);
      return heard.map(({ at }) => at - answeredAt);
    });
    // A message to everybody comes after whatever came before it, so the stranger has heard nothing else.
    const publication = stranger.next('definition.published');
    const owner = await server.as('owner.gao');
    const { data } = await owner.ask('getDraft', { params: { key: 'review' } });
    const content = { ...data.content, summary: { zh: '改', en: 'Changed' } };
    const saved = await owner.ask('saveDraft', { params: { key: 'review' }, body: { rev: 0, content } });
    await owner.ask('publishDraft', { params: { key: 'review' }, body: saved.data });
    await publication;
    expect(stranger.heard).toEqual([{ type: 'definition.published', key: 'review', version: 2 }]);
  });

  it('tell who started a case how it goes on', async () => {
    const agent = await server.as('agent.an');
    const specialist = await server.as('specialist.bai');
    const listener = await listen(agent);
    const task = await groupTask(specialist, await startComplaint(server));
    const heard = listener.next('task.changed');
    await specialist.ask('claimTask', { params: { id: task.id } });
    expect((await heard).message).toMatchObject({ taskId: task.id });
  });

  it('work by polling too, where a proxy lets nothing else through', async () => {
    const client = await server.as('agent.an');
    const socket = io(server.server.url, {
      transports: ['polling'],
      forceNew: true,
      reconnection: false,
      extraHeaders: { cookie: client.cookie },
    });
    open.push(socket);
    await new Promise((resolve, reject) => {
      socket.once('connect', () => resolve(null));
      socket.once('connect_error', reject);
    });
    expect(socket.connected).toBe(true);
  });

  it('turn away who is not signed in, and pages of other origins', async () => {
    expect(await failure(connect(server.client()))).toBe('session.missing');
    const agent = await server.as('agent.an');
    const foreign = connect(agent, { origin: 'https://elsewhere.example' });
    await failure(foreign);
    expect(foreign.connected).toBe(false);
  });

  it('end with the session, by signing out and by time', async () => {
    const agent = await server.as('agent.an');
    const { socket } = await listen(agent);
    const ended = new Promise((resolve) => socket.once('disconnect', resolve));
    await agent.ask('signOut');
    expect(await ended).toBe('io server disconnect');

    const late = await listen(await server.as('agent.an'));
    const expired = new Promise((resolve) => late.socket.once('disconnect', resolve));
    server.clock.advance(13 * 3_600_000);
    expect(await expired).toBe('io server disconnect');
  });
});
