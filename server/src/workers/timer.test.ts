import { afterEach, beforeEach, expect, it } from 'vitest';
import { HOUR, MINUTE, World } from './testing/world.ts';

let world: World;
beforeEach(async () => {
  world = await World.open();
  await world.publish('escalation');
});
afterEach(() => world.dispose());

it('fires a timer when its time has come, not earlier, and cancels the task it interrupts', async () => {
  const { id } = await world.start('escalation');
  const handle = await world.task(id);
  await world.advance(HOUR - 1);
  expect((await world.task(id)).elementId).toBe('handle');
  await world.advance(1);
  expect((await world.task(id)).elementId).toBe('escalated');
  expect(await world.store.instances.task(handle.id)).toMatchObject({ status: 'canceled' });
  expect(await world.store.jobs.nextReadyAt()).toBeNull();
});

it('fires no timer of a task that was done in time', async () => {
  const { id } = await world.start('escalation');
  await world.complete(await world.task(id));
  await world.advance(2 * HOUR);
  expect(await world.instance(id)).toMatchObject({ status: 'completed', rev: 2 });
});

it('fires a timer that came due while the server was down', async () => {
  const { id } = await world.start('escalation');
  await world.workers.stop();
  world.clock.advance(3 * HOUR);
  await world.restart();
  await world.workers.idle();
  expect((await world.task(id)).elementId).toBe('escalated');
});

it('fires a timer once, however many nodes look', async () => {
  const others = ['node-2', 'node-3'].map((owner) => world.node(owner).workers);
  for (const node of others) node.start();
  const cases = await Promise.all(Array.from({ length: 40 }, () => world.start('escalation')));
  await world.advance(HOUR);
  await Promise.all(others.map((node) => node.idle()));
  for (const { id } of cases) {
    const history = await world.store.instances.events(id, 0, 100);
    expect(history.filter(({ type }) => type === 'timer-fired')).toHaveLength(1);
  }
  await Promise.all(others.map((node) => node.stop()));
});

it('does not look while nothing is due', async () => {
  await world.start('escalation');
  await world.workers.idle();
  let looks = 0;
  const { jobs } = world.store;
  const nextReadyAt = () => {
    looks++;
    return jobs.nextReadyAt();
  };
  const counted = { ...world.store, jobs: { ...jobs, nextReadyAt } };
  const node = world.node('node-2', {}, counted).workers;
  node.start();
  await node.idle();
  const afterStart = looks;
  for (let minute = 0; minute < 50; minute++) world.clock.advance(MINUTE);
  expect(looks).toBe(afterStart);
  await node.stop();
});
