import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type MongodbOptions, openMongodbStore } from '../stores/mongodb/open-mongodb-store.ts';
import { type TestDatabase, testDatabase } from '../stores/mongodb/testing/test-database.ts';
import type { TaskRow } from '../stores/ports/rows.ts';
import type { Store } from '../stores/ports/store.ts';
import { HOUR, li, World } from './testing/world.ts';

describe('two nodes on one MongoDB', () => {
  let database: TestDatabase;
  let world: World;
  let second: Store;

  beforeEach(async () => {
    database = await testDatabase();
    world = await World.open({ openStore: () => open() });
    second = await open();
  });
  afterEach(async () => {
    await second.close();
    await world.dispose();
    await database.remove();
  });

  const open = (options: Partial<MongodbOptions> = {}) => openMongodbStore({ uri: database.uri, ...options });

  const typesOf = async (instanceId: string) =>
    (await world.store.instances.events(instanceId, 0, 500)).map(({ type }) => type);

  it('let five people complete five parallel tasks of one instance at once', async () => {
    await world.publish('five-tasks');
    const other = world.node('node-2', {}, second);
    const { id } = await world.start('five-tasks');
    const tasks = await world.store.instances.openTasks(id);
    const complete = (task: TaskRow, n: number) =>
      (n % 2 === 0 ? world : other).execution.run(id, async () => ({
        ok: true,
        command: { type: 'complete-task', taskId: task.id, variables: {}, actor: li },
      }));
    const results = await Promise.all(tasks.map(complete));
    expect(results.map(({ ok }) => ok)).toEqual([true, true, true, true, true]);
    expect(await world.instance(id)).toMatchObject({ status: 'completed', rev: 6 });
    expect((await typesOf(id)).filter((type) => type === 'task-completed')).toHaveLength(5);
    expect(await second.instances.openTasks(id)).toEqual([]);
  });

  it('give one answer to a call that is repeated at the other node at the same time', async () => {
    await world.publish('one-task');
    const other = world.node('node-2', {}, second);
    const { id } = await world.start('one-task');
    const { id: taskId } = await world.task(id);
    const complete = ({ execution }: Pick<World, 'execution'>) =>
      execution.run(
        id,
        async () => ({ ok: true, command: { type: 'complete-task', taskId, variables: {}, actor: li } }),
        { idempotencyKey: 'the same call' },
      );
    const results = await Promise.all([complete(world), complete(other), complete(world), complete(other)]);
    const steps = results.flatMap((result) => (result.ok ? [result.step] : []));
    expect(steps).toHaveLength(4);
    expect(steps.filter(({ repeated }) => !repeated)).toHaveLength(1);
    expect((await typesOf(id)).filter((type) => type === 'task-completed')).toHaveLength(1);
  });

  it('fire each timer once', async () => {
    await world.publish('escalation');
    const other = world.node('node-2', {}, second).workers;
    other.start();
    const cases = await Promise.all(Array.from({ length: 12 }, () => world.start('escalation')));
    world.clock.advance(HOUR);
    await Promise.all([world.workers.idle(), other.idle()]);
    for (const { id } of cases)
      expect((await typesOf(id)).filter((type) => type === 'timer-fired')).toHaveLength(1);
    await other.stop();
  });

  it('take over the work of a node that died, when its lease is over', async () => {
    await world.publish('escalation');
    const { id } = await world.start('escalation');
    await world.workers.stop();
    world.clock.advance(HOUR);
    const now = world.clock.iso();
    const [taken] = await world.store.jobs.claim({ owner: 'dead', now, leaseMs: 30_000, limit: 1 });
    expect(taken?.kind).toBe('timer');
    const other = world.node('node-2', {}, second).workers;
    other.start();
    world.clock.advance(29_999);
    await other.idle();
    expect((await world.task(id)).elementId).toBe('handle');
    world.clock.advance(1);
    await other.idle();
    expect((await world.task(id)).elementId).toBe('escalated');
    await other.stop();
  });

  it('finish what a node began that died between the commit and its consequences', async () => {
    await world.publish('escalation');
    await world.workers.stop();
    const dying = await open({
      at: (point) => {
        if (point === 'replaced') throw new Error('died');
      },
    });
    const vigilant = await open({ patrolMs: 20 });
    const other = world.node('node-2', {}, vigilant).workers;
    other.start();
    await other.idle();
    const started = world.node('node-3', {}, dying).execution.run('i1', async () => ({
      ok: true,
      command: {
        type: 'start-instance',
        instanceId: 'i1',
        definition: { key: 'escalation', version: 1 },
        variables: {},
        actor: li,
      },
    }));
    await expect(started).rejects.toThrow('died');
    await vi.waitFor(async () => expect(await vigilant.jobs.nextReadyAt()).not.toBeNull(), 10_000);
    // Nobody told the other node of the new timer: it looks by itself.
    world.clock.advance(HOUR);
    await vi.waitFor(async () => expect((await world.task('i1')).elementId).toBe('escalated'), 10_000);
    await other.stop();
    await Promise.all([dying.close(), vigilant.close()]);
  });
});
