import { afterEach, beforeEach, expect, it } from 'vitest';
import { jobRowId } from '../execution/projection/job-data.ts';
import { endCallHandler } from './end-call.ts';
import { startCallHandler } from './start-call.ts';
import { failingStore } from './testing/failing-store.ts';
import { workUntilIdle } from './testing/work-until-idle.ts';
import { HOUR, World } from './testing/world.ts';

let world: World;
beforeEach(async () => {
  world = await prepared();
});
afterEach(() => world.dispose());

async function prepared(): Promise<World> {
  const made = await World.open();
  for (const name of ['escalating', 'told-of-escalation']) await made.publish(name);
  return made;
}

it('reach the caller of a process that catches nothing of them, before it hears that the process has ended', async () => {
  const { id } = await world.start('told-of-escalation', { amount: 900 });
  await world.workers.idle();
  // The end of the called process waits until the caller has been told.
  await world.advance(1000);
  const [called] = await world.store.instances.childrenOf(id);
  expect(called?.status).toBe('completed');
  const caller = await world.instance(id);
  expect(world.variablesOf(caller)).toMatchObject({ approved: 900 });
  const tasks = await world.store.instances.openTasks(id);
  expect(tasks.map(({ elementId }) => elementId)).toEqual(['approve']);
  await world.complete(await world.task(id, 'approve'));
  expect((await world.instance(id)).status).toBe('completed');
  expect(await world.store.jobs.nextReadyAt()).toBeNull();
});

it('are told first even when somebody looks at the end of the called process before', async () => {
  await world.workers.stop();
  const { id } = await world.start('told-of-escalation', { amount: 900 });
  const { execution, store } = world;
  const { signal } = new AbortController();
  const [starting] = await store.jobs.claim({ owner: 'n', now: world.clock.iso(), leaseMs: HOUR, limit: 1 });
  if (starting === undefined) throw new Error('Nothing to claim.');
  await startCallHandler(execution, world.node('models').models, store.jobs).perform(starting, signal);
  const [called] = await store.instances.childrenOf(id);
  const ending = await store.jobs.job(jobRowId('end-call', called?.id ?? '', called?.parentCallId ?? ''));
  if (ending === null) throw new Error('The end is not to be told.');
  expect(await endCallHandler(execution, store).perform(ending, signal)).toMatchObject({ kind: 'later' });
  const { workers } = world.node('node-2');
  workers.start();
  await workers.idle();
  world.clock.advance(1000);
  await workers.idle();
  await workers.stop();
  const tasks = await store.instances.openTasks(id);
  expect(tasks.map(({ elementId }) => elementId)).toEqual(['approve']);
  expect(await store.jobs.nextReadyAt()).toBeNull();
});

it('are told once, wherever the node dies that tells of them', { timeout: 120_000 }, async () => {
  let hasFailed = true;
  for (let call = 1; hasFailed; call++) hasFailed = await diesAt(call);
});

async function diesAt(call: number): Promise<boolean> {
  const played = await prepared();
  try {
    await played.workers.stop();
    const { id } = await played.start('told-of-escalation', { amount: 900 });
    const failing = failingStore(played.store, { call, mode: 'after', lasting: true });
    await workUntilIdle(played.node('dying', {}, failing.store).workers);
    const next = played.node('next').workers;
    next.start();
    for (let looks = 0; looks < 3; looks++) {
      played.clock.advance(HOUR);
      await next.idle();
    }
    await next.stop();
    const tasks = await played.store.instances.openTasks(id);
    expect(
      tasks.map(({ elementId }) => elementId),
      `call ${call}`,
    ).toEqual(['approve']);
    const history = await played.store.instances.events(id, 0, 500);
    expect(
      history.filter(({ type }) => type === 'call-completed'),
      `call ${call}`,
    ).toHaveLength(1);
    expect(await played.store.jobs.nextReadyAt()).toBeNull();
    return failing.hasFailed();
  } finally {
    await played.dispose();
  }
}
