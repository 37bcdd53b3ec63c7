import { afterEach, beforeEach, expect, it } from 'vitest';
import { failingStore } from './testing/failing-store.ts';
import { workUntilIdle } from './testing/work-until-idle.ts';
import { HOUR, li, World } from './testing/world.ts';

let world: World;
beforeEach(async () => {
  world = await prepared();
});
afterEach(() => world.dispose());

async function prepared(): Promise<World> {
  const made = await World.open();
  for (const name of ['recall', 'recall-waiter', 'recall-listener']) await made.publish(name);
  return made;
}

const recall = async (batch: string) => {
  await world.start('recall', { batch });
  await world.workers.idle();
};
const readBy = async (id: string, where = world) =>
  (await where.store.instances.openTasks(id)).filter(({ elementId }) => elementId === 'read').length;

it('reach every instance that waits for their name, with what they carry', async () => {
  const waiters = [await world.start('recall-waiter'), await world.start('recall-waiter')];
  const listener = await world.start('recall-listener');
  await recall('B-7');
  for (const { id } of waiters) {
    const ended = await world.instance(id);
    expect(ended.status).toBe('completed');
    expect(world.variablesOf(ended)).toMatchObject({ batch: 'B-7' });
  }
  expect(await readBy(listener.id)).toBe(1);
  await recall('B-8');
  expect(await readBy(listener.id)).toBe(2);
  expect(await world.store.jobs.nextReadyAt()).toBeNull();
});

it('are not kept for those who come later, even before the signal is handed out', async () => {
  await world.workers.stop();
  await world.start('recall', { batch: 'B-7' });
  world.clock.advance(1);
  const { id } = await world.start('recall-waiter');
  const { workers } = world.node('node-2');
  workers.start();
  await workers.idle();
  await workers.stop();
  expect(await world.store.jobs.nextReadyAt()).toBeNull();
  expect((await world.instance(id)).status).toBe('active');
});

it('reach a suspended instance once it goes on', async () => {
  const { id } = await world.start('recall-waiter');
  const give = (type: 'suspend-instance' | 'resume-instance') =>
    world.execution.run(id, async () => ({ ok: true, command: { type, reason: '核查', actor: li } }));
  await give('suspend-instance');
  await recall('B-7');
  expect((await world.instance(id)).status).toBe('active');
  await give('resume-instance');
  expect((await world.instance(id)).status).toBe('completed');
});

it('do not reach who waits no more', async () => {
  const { id } = await world.start('recall-listener');
  await world.complete(await world.task(id, 'work'));
  await recall('B-7');
  expect(await world.store.instances.openTasks(id)).toEqual([]);
});

it('begin one instance of each process that begins with them, also as one of several events', async () => {
  for (const name of ['begun-by-recall', 'begun-by-either']) await world.publish(name);
  await recall('B-7');
  for (const key of ['begun-by-recall', 'begun-by-either']) {
    const [begun, ...more] = await world.instancesOf(key);
    expect(more).toEqual([]);
    expect(begun && world.variablesOf(begun)).toMatchObject({ batch: 'B-7' });
  }
});

it.each(['begun-by-recall-and-reply', 'gathered-by-gateway'])(
  'begin %s together with a message, whichever comes first, and once until that has come',
  async (key) => {
    for (const name of [key, 'sender']) await world.publish(name);
    const reply = async () => {
      await world.start('sender', { docNo: 'K', answer: '好' });
      await world.workers.idle();
    };
    const read = async () => {
      const all = await Promise.all((await world.instancesOf(key)).map(({ id }) => readBy(id)));
      return all.reduce((sum, tasks) => sum + tasks, 0);
    };
    await recall('B-7');
    await recall('B-8');
    expect(await world.instancesOf(key)).toHaveLength(1);
    await reply();
    await world.advance(HOUR);
    expect([await read(), (await world.instancesOf(key)).length]).toEqual([1, 1]);

    await reply();
    await reply();
    expect([await read(), (await world.instancesOf(key)).length]).toEqual([1, 3]);
    await recall('B-9');
    await world.advance(HOUR);
    expect([await read(), (await world.instancesOf(key)).length]).toEqual([3, 3]);
    expect(await world.store.jobs.nextReadyAt()).toBeNull();
  },
);

it('are had once by each, wherever the node that hands them out dies', { timeout: 120_000 }, async () => {
  let hasFailed = true;
  for (let call = 1; hasFailed; call++) hasFailed = await diesAt(call);
});

async function diesAt(call: number): Promise<boolean> {
  const played = await prepared();
  try {
    for (const name of ['begun-by-recall', 'gathered-by-gateway', 'sender']) await played.publish(name);
    await played.start('sender', { docNo: 'K', answer: '好' });
    const listeners = [await played.start('recall-listener'), await played.start('recall-listener')];
    await played.workers.idle();
    await played.workers.stop();
    await played.start('recall', { batch: 'B-7' });
    const failing = failingStore(played.store, { call, mode: 'after', lasting: true });
    await workUntilIdle(played.node('dying', {}, failing.store).workers);
    played.clock.advance(HOUR);
    await workUntilIdle(played.node('next').workers);
    const seen = await Promise.all(listeners.map(({ id }) => readBy(id, played)));
    expect(seen, `call ${call}`).toEqual([1, 1]);
    expect(await played.instancesOf('begun-by-recall'), `call ${call}`).toHaveLength(1);
    // The message has begun one, which the signal completes.
    const [gathered, ...more] = await played.instancesOf('gathered-by-gateway');
    expect([more.length, await readBy(gathered?.id ?? '', played)], `call ${call}`).toEqual([0, 1]);
    expect(await played.store.jobs.nextReadyAt()).toBeNull();
    return failing.hasFailed();
  } finally {
    await played.dispose();
  }
}
