import { afterEach, beforeEach, expect, it } from 'vitest';
import { HOUR, World } from './testing/world.ts';

let world: World;
beforeEach(async () => {
  world = await World.open();
  for (const name of ['sender', 'receiver', 'listener']) await world.publish(name);
});
afterEach(() => world.dispose());

const send = async (docNo: string | null, answer: string) => {
  await world.start('sender', { docNo, answer });
  await world.workers.idle();
};
const kept = async () =>
  (await world.store.instances.bufferedMessages('customer-reply', null, world.clock.iso())).length;

it('delivers a message to the subscription of its name and key', async () => {
  const other = await world.start('receiver', { docNo: 'TS-2' });
  const { id } = await world.start('receiver', { docNo: 'TS-1' });
  await send('TS-1', '同意');
  const ended = await world.instance(id);
  expect(ended.status).toBe('completed');
  expect(world.variablesOf(ended)).toMatchObject({ answer: '同意' });
  expect((await world.instance(other.id)).status).toBe('active');
  expect(await kept()).toBe(0);
});

it('keeps a message that came too early for the subscription to come', async () => {
  await send('TS-1', '早');
  expect(await kept()).toBe(1);
  const { id } = await world.start('receiver', { docNo: 'TS-1' });
  await world.workers.idle();
  expect((await world.instance(id)).status).toBe('completed');
  expect(await kept()).toBe(0);
});

it('delivers no message whose time is over', async () => {
  await send('TS-1', '旧');
  await world.advance(7 * 24 * HOUR);
  const { id } = await world.start('receiver', { docNo: 'TS-1' });
  await world.workers.idle();
  expect((await world.instance(id)).status).toBe('active');
});

it('delivers each of many messages to one of many receivers, whoever comes first', async () => {
  const starts = Array.from({ length: 30 }, (_, n) =>
    n % 2 === 0
      ? world.start('sender', { docNo: 'K', answer: String(n) })
      : world.start('receiver', { docNo: 'K' }),
  );
  await Promise.all(starts);
  await world.workers.idle();
  const receivers = await world.instancesOf('receiver');
  expect(receivers.map(({ status }) => status)).toEqual(Array(15).fill('completed'));
  const answers = receivers.map((receiver) => Number(world.variablesOf(receiver).answer));
  expect(answers.sort((a, b) => a - b)).toEqual(Array.from({ length: 15 }, (_, n) => 2 * n));
});

it('gives an event that goes on listening every message that was kept for it', async () => {
  for (const answer of ['一', '二', '三']) await send('any', answer);
  const { id } = await world.start('listener');
  await world.workers.idle();
  const tasks = await world.store.instances.openTasks(id);
  expect(tasks.filter(({ elementId }) => elementId === 'read')).toHaveLength(3);
  expect(await kept()).toBe(0);
});

it('starts a process that begins with the message, once, when nobody waits for it', async () => {
  await world.publish('begun-by-message');
  await send('TS-9', '新');
  const [begun, ...more] = await world.instancesOf('begun-by-message');
  expect(more).toEqual([]);
  expect(begun && world.variablesOf(begun)).toMatchObject({ answer: '新' });
  expect(await kept()).toBe(0);
  await world.start('receiver', { docNo: 'TS-1' });
  await send('TS-1', '有人等');
  expect(await world.instancesOf('begun-by-message')).toHaveLength(1);
});

it('begins a process that needs two messages by whichever comes first, and goes on with the other', async () => {
  for (const name of ['begun-by-both', 'second-sender']) await world.publish(name);
  for (const [first, second] of [
    ['sender', 'second-sender'],
    ['second-sender', 'sender'],
  ] as const) {
    await world.start(first, { docNo: 'K', answer: '一' });
    await world.workers.idle();
    const [begun] = (await world.instancesOf('begun-by-both')).filter(({ status }) => status === 'active');
    if (begun === undefined) throw new Error('Nothing has begun.');
    expect(await world.store.instances.openTasks(begun.id)).toEqual([]);
    await world.start(second, { docNo: 'K', answer: '二' });
    await world.workers.idle();
    await world.complete(await world.task(begun.id, 'read'));
  }
  expect(await world.instancesOf('begun-by-both')).toHaveLength(2);
});
