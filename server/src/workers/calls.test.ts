import { afterEach, beforeEach, expect, it } from 'vitest';
import { startCallHandler } from './start-call.ts';
import { HOUR, li, World } from './testing/world.ts';

let world: World;
beforeEach(async () => {
  world = await World.open();
  await world.publish('caller');
});
afterEach(() => world.dispose());

async function startCaller() {
  const { id } = await world.start('caller', { order: 7, secret: 'stays here' });
  await world.workers.idle();
  const [child] = await world.store.instances.childrenOf(id);
  return { id, childId: child?.id ?? 'none' };
}

it('starts the latest version of the called process with the mapped variables', async () => {
  await world.publish('called');
  await world.publish('called');
  const { id, childId } = await startCaller();
  const child = await world.instance(childId);
  expect(child).toMatchObject({ definitionVersion: 2, parentInstanceId: id, startedBy: null });
  expect(world.variablesOf(child)).toEqual({ order: 7 });
});

it('goes on with the mapped result when the called instance ends', async () => {
  await world.publish('called');
  const { id, childId } = await startCaller();
  await world.complete(await world.task(childId), { result: 'packed' });
  await world.workers.idle();
  const ended = await world.instance(id);
  expect(ended.status).toBe('completed');
  expect(world.variablesOf(ended)).toMatchObject({ result: 'packed' });
  expect(await world.store.jobs.nextReadyAt()).toBeNull();
});

it('lets the caller catch an error that nothing in the called process caught', async () => {
  await world.publish('called');
  const { id, childId } = await startCaller();
  await world.complete(await world.task(childId), { result: 'none' });
  await world.workers.idle();
  const history = await world.store.instances.events(id, 0, 100);
  expect(history.filter(({ type }) => type === 'element-entered').at(-1)?.elementId).toBe('end_failed');
});

it('makes an incident of a call whose process is not published, and goes on once it is', async () => {
  const { id } = await startCaller();
  const [incident] = await world.store.instances.openIncidents(id);
  expect(incident?.reason).toContain('No process is published under the key called.');
  await world.publish('called');
  await world.execution.run(id, async () => ({
    ok: true,
    command: { type: 'retry-incident', incidentId: incident?.id ?? '', actor: li },
  }));
  await world.workers.idle();
  expect(await world.store.instances.childrenOf(id)).toMatchObject([{ status: 'active' }]);
});

it('cancels the called instance when the call is interrupted', async () => {
  await world.publish('called');
  const { id, childId } = await startCaller();
  await world.advance(24 * HOUR);
  expect((await world.instance(id)).status).toBe('completed');
  expect((await world.instance(childId)).status).toBe('canceled');
  expect(await world.store.instances.openTasks(childId)).toEqual([]);
  expect(await world.store.jobs.nextReadyAt()).toBeNull();
});

it('starts nothing for a call that was canceled before it began', async () => {
  await world.publish('called');
  await world.workers.stop();
  const { id } = await world.start('caller');
  await world.execution.run(id, async () => ({
    ok: true,
    command: { type: 'cancel-instance', reason: 'a mistake', actor: li },
  }));
  const node = world.node('node-2').workers;
  node.start();
  await node.idle();
  world.clock.advance(1000);
  await node.idle();
  expect(await world.store.instances.childrenOf(id)).toEqual([]);
  expect(await world.store.jobs.nextReadyAt()).toBeNull();
  await node.stop();
});

it('leaves no called instance alone when the call is canceled while a slow node starts it', async () => {
  await world.publish('called');
  await world.workers.stop();
  const { id } = await world.start('caller');
  const claim = { owner: 'slow', now: world.clock.iso(), leaseMs: HOUR, limit: 1 };
  const [starting] = await world.store.jobs.claim(claim);
  if (starting === undefined) throw new Error('Nothing to claim.');
  await world.execution.run(id, async () => ({
    ok: true,
    command: { type: 'cancel-instance', reason: 'a mistake', actor: li },
  }));
  const node = world.node('node-2');
  node.workers.start();
  await node.workers.idle();
  // The slow node looked for a cancellation before there was one.
  const blind = { ...world.store.jobs, job: async () => null };
  await startCallHandler(world.execution, node.models, blind).perform(starting, new AbortController().signal);
  expect(await world.store.instances.childrenOf(id)).toMatchObject([{ status: 'active' }]);
  world.clock.advance(1000);
  await node.workers.idle();
  expect(await world.store.instances.childrenOf(id)).toMatchObject([{ status: 'canceled' }]);
  expect(await world.store.jobs.nextReadyAt()).toBeNull();
  await node.workers.stop();
});

it('fails the call when somebody cancels the called instance', async () => {
  await world.publish('called');
  const { id, childId } = await startCaller();
  await world.execution.run(childId, async () => ({
    ok: true,
    command: { type: 'cancel-instance', reason: '客户撤单', actor: li },
  }));
  await world.workers.idle();
  const [incident] = await world.store.instances.openIncidents(id);
  expect(incident).toMatchObject({ elementId: 'call', reason: expect.stringContaining('客户撤单') });
});
