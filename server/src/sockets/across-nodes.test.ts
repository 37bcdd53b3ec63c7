import type { Socket } from 'socket.io-client';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { groupTask, startComplaint } from '../testing/complaints.ts';
import { type Listener, listenOn, openSocket, untilInTime } from '../testing/listener.ts';
import { noRedis, RedisServer } from '../testing/redis-server.ts';
import { startTestServer, type TestServer } from '../testing/test-server.ts';

const PATIENCE = { timeout: 15_000, interval: 20 };

describe.skipIf(noRedis !== null)('two nodes with Redis between them', { timeout: 30_000 }, () => {
  let redis: RedisServer;
  let nodes: TestServer[];
  const sockets: Socket[] = [];

  beforeEach(async () => {
    redis = await RedisServer.reserve();
    nodes = [];
  });
  afterEach(async () => {
    for (const socket of sockets.splice(0)) socket.disconnect();
    await Promise.all(nodes.map((node) => node.stop()));
    await redis.dispose();
  });

  /** They know the same people; each has cases of its own, so that only messages can tell the other of them. */
  async function startNode(): Promise<TestServer> {
    const node = await startTestServer({ environment: { REDIS_URL: redis.url } });
    nodes.push(node);
    return node;
  }

  async function listen(node: TestServer, username: string): Promise<Listener> {
    const socket = openSocket(await node.as(username), {}, true);
    sockets.push(socket);
    return listenOn(socket);
  }

  async function health(node: TestServer): Promise<unknown> {
    const response = await node.client().fetch('/readyz');
    return [response.status, await response.json()];
  }

  const READY = (redisHealth: string) => [200, { status: 'ready', redis: redisHealth }];
  const hearing = (...all: readonly TestServer[]) =>
    vi.waitFor(async () => {
      for (const node of all) expect(await health(node)).toEqual(READY('connected'));
    }, PATIENCE);

  /** Somebody claims a task at a node; answers what the listeners hear of it, and how long after the answer. */
  async function claimAt(node: TestServer, listeners: readonly Listener[]): Promise<readonly number[]> {
    const specialist = await node.as('specialist.bai');
    const task = await groupTask(specialist, await startComplaint(node));
    const coming = Promise.all(listeners.map((listener) => listener.next('task.changed')));
    await specialist.ask('claimTask', { params: { id: task.id } });
    const answeredAt = performance.now();
    return (await coming).map(({ at }) => at - answeredAt);
  }

  it('tell the people at both of what happens at one, once and in time', async () => {
    await redis.start();
    const [one, two] = [await startNode(), await startNode()];
    await hearing(one, two);
    const here = await listen(one, 'specialist.chen');
    const there = await listen(two, 'specialist.chen');
    const stranger = await listen(two, 'stranger.er');
    await untilInTime(() => claimAt(one, [here, there]));
    // What comes after it all at both: then nothing else is on its way.
    const after = [here, there].map((listener) => listener.next('task.changed'));
    await claimAt(two, []);
    await Promise.all(after);
    for (const { heard } of [here, there]) {
      const tasks = heard.filter(({ type }) => type === 'task.changed').map((each) => JSON.stringify(each));
      expect(tasks.length).toBe(new Set(tasks).size);
    }
    expect(stranger.heard).toEqual([]);
  });

  it('work on alone while Redis is away, say so, and find each other again', async () => {
    await redis.start();
    const [one, two] = [await startNode(), await startNode()];
    await hearing(one, two);
    const here = await listen(one, 'specialist.chen');
    const there = await listen(two, 'specialist.chen');
    await redis.kill();
    await vi.waitFor(async () => expect(await health(one)).toEqual(READY('unreachable')), PATIENCE);
    await untilInTime(() => claimAt(one, [here]));
    // What was missed meanwhile is made good: pages lose the connection, make a new one and look anew.
    const again = [here, there].map(
      ({ socket }) => new Promise((resolve) => socket.once('connect', () => resolve(null))),
    );
    await redis.start();
    await Promise.all(again);
    await hearing(one, two);
    await claimAt(two, [here, there]);
  });

  it('start without it and take it up when it comes', async () => {
    const one = await startNode();
    expect(await health(one)).toEqual(READY('unreachable'));
    await claimAt(one, [await listen(one, 'specialist.chen')]);
    await redis.start();
    const two = await startNode();
    await hearing(one, two);
    await claimAt(one, [await listen(two, 'specialist.chen')]);
  });

  it('stop while it is away', async () => {
    const one = await startNode();
    nodes = [];
    await one.stop();
  });
});

it('a node without Redis says that it uses none', async () => {
  const node = await startTestServer();
  const response = await node.client().fetch('/readyz');
  expect(await response.json()).toEqual({ status: 'ready', redis: 'unused' });
  await node.stop();
});
