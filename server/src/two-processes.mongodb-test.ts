import type { Socket } from 'socket.io-client';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type TestDatabase, testDatabase } from './stores/mongodb/testing/test-database.ts';
import { groupTask, startComplaint } from './testing/complaints.ts';
import { listenOn, openSocket } from './testing/listener.ts';
import { NodeProcess } from './testing/node-process.ts';
import { noRedis, RedisServer } from './testing/redis-server.ts';

const PATIENCE = { timeout: 15_000, interval: 50 };

describe('two processes on one MongoDB', { timeout: 60_000 }, () => {
  let database: TestDatabase;
  let redis: RedisServer;
  let nodes: NodeProcess[];
  const sockets: Socket[] = [];

  beforeEach(async () => {
    nodes = [];
    database = await testDatabase();
    redis = await RedisServer.reserve();
    if (noRedis === null) await redis.start();
  }, 60_000);
  afterEach(async () => {
    for (const socket of sockets.splice(0)) socket.disconnect();
    await Promise.all(nodes.map((node) => node.kill()));
    await redis.dispose();
    await database.remove();
  });

  async function startBoth(): Promise<readonly [NodeProcess, NodeProcess]> {
    const start = async (name: string) => {
      const node = await NodeProcess.start({
        NODE_NAME: name,
        MONGODB_URI: database.uri,
        REDIS_URL: noRedis === null ? redis.url : '',
        SESSION_SECRET: 'the same secret on every server of the house',
      });
      nodes.push(node);
      return node;
    };
    return Promise.all([start('one'), start('two')]);
  }

  it('go on when one is killed: what it acknowledged is there, and its people are signed in at the other', async () => {
    const [one, two] = await startBoth();
    const bai = await one.as('specialist.bai');
    const waiting = await groupTask(bai, await startComplaint(one));
    const { data: claimed } = await bai.ask('claimTask', { params: { id: waiting.id } });
    await one.kill();
    const there = bai.movedTo(two.url);
    const { data } = await there.ask('completeTask', {
      params: { id: waiting.id },
      body: { rev: claimed.rev, submission: { finding: '属实' } },
    });
    expect(data.task.status).toBe('completed');
    const supervisor = await two.as('supervisor.ding');
    expect((await supervisor.ask('listTasks')).data.items.map(({ instanceId }) => instanceId)).toEqual([
      waiting.instanceId,
    ]);
  });

  it.skipIf(noRedis !== null)(
    'tell the people at the other, and end their sockets with their sessions',
    async () => {
      const [one, two] = await startBoth();
      await vi.waitFor(async () => {
        for (const { url } of [one, two])
          expect(await (await fetch(`${url}/readyz`)).json()).toMatchObject({ redis: 'connected' });
      }, PATIENCE);
      const chen = await one.as('specialist.chen');
      const there = chen.movedTo(two.url);
      const socket = openSocket(there);
      sockets.push(socket);
      const listener = await listenOn(socket);
      const bai = await one.as('specialist.bai');
      const task = await groupTask(bai, await startComplaint(one));
      const heard = listener.next('task.changed');
      await bai.ask('claimTask', { params: { id: task.id } });
      expect((await heard).message).toMatchObject({ instanceId: task.instanceId });
      const ended = new Promise((resolve) => socket.once('disconnect', resolve));
      await chen.ask('signOut');
      expect(await ended).toBe('io server disconnect');
      expect((await there.askInVain('listTasks')).status).toBe(401);
    },
  );
});
