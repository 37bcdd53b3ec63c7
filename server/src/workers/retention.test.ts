import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createRetention, type Retention } from './retention.ts';
import { HOUR, li, World } from './testing/world.ts';

let world: World;
beforeEach(async () => {
  world = await World.open();
});
afterEach(() => world.dispose());

it('forgets sessions and messages within an hour of their end', async () => {
  const expiresAt = new Date(world.clock.now().getTime() + HOUR / 2).toISOString();
  await world.store.people.putSession({
    tokenHash: 'h',
    userId: 'li.na',
    csrfToken: 'c',
    createdAt: world.clock.iso(),
    expiresAt,
  });
  await world.store.instances.bufferMessage({
    id: 'm',
    name: 'reply',
    correlationKey: null,
    payload: {},
    expiresAt,
  });
  await world.workers.idle();
  await world.advance(HOUR - 1);
  expect(await world.store.people.session('h')).not.toBeNull();
  await world.advance(1);
  await world.workers.stop();
  expect(await world.store.people.session('h')).toBeNull();
  expect(await world.store.instances.bufferedMessages('reply', null, '2000-01-01T00:00:00.000Z')).toEqual([]);
});

describe('cases that ended', () => {
  const DAY = 24 * HOUR;
  const file = (id: string) => ({ id, name: `${id}.pdf`, size: 3, type: 'application/pdf' });
  let retention: Retention;
  const deletedBytes: string[] = [];
  beforeEach(() => {
    deletedBytes.length = 0;
    const deleteFileBytes = async (id: string) => void deletedBytes.push(id);
    const { store, clock } = world;
    const log = { warn: () => {}, error: () => {} };
    retention = createRetention({ store, clock, log, endedInstances: { keptDays: 30, deleteFileBytes } });
  });

  const put = (...ids: string[]) =>
    Promise.all(
      ids.map((id) =>
        world.store.records.putFile({ ...file(id), uploadedBy: 'li.na', uploadedAt: world.clock.iso() }),
      ),
    );
  const exists = async (id: string) => (await world.store.instances.load(id)) !== null;
  /** One sweep: the one at the start. */
  const sweep = async () => {
    retention.start();
    await retention.stop();
  };

  it('are deleted with all they called, their history, tasks and files when their time is over', async () => {
    await put('old', 'new', 'other');
    await world.publish('one-task');
    const { id } = await world.start('one-task', { doc: { scan: file('old') } });
    const running = await world.start('one-task', { doc: { scan: file('other') } });
    const task = await world.task(id);
    await world.complete(task, { doc: { scan: file('new') } });
    world.clock.advance(30 * DAY);
    await sweep();
    expect([await exists(id), deletedBytes]).toEqual([true, []]);
    world.clock.advance(1);
    await sweep();
    expect([await exists(id), await exists(running.id)]).toEqual([false, true]);
    expect(await world.store.instances.task(task.id)).toBeNull();
    expect(await world.store.instances.events(id, 0, 9)).toEqual([]);
    expect([...deletedBytes].sort()).toEqual(['new', 'old']);
    expect(await world.store.records.file('other')).not.toBeNull();
    expect(await world.store.people.auditTrail({ subject: 'retention', limit: 9 })).toMatchObject([
      { action: 'ended-cases-deleted', actorId: null, details: { instances: 1, files: 2 } },
    ]);
  });

  it('go as a family: none while one of it runs, then all', async () => {
    await world.publish('called');
    await world.publish('caller');
    const { id } = await world.start('caller', {});
    await world.workers.idle();
    const [called] = await world.store.instances.childrenOf(id);
    await world.workers.stop();
    await world.execution.run(id, async () => ({
      ok: true,
      command: { type: 'cancel-instance', reason: 'test', actor: li },
    }));
    world.clock.advance(31 * DAY);
    await sweep();
    expect([await exists(id), await exists(called?.id ?? '')]).toEqual([true, true]);
    world.workers.start();
    await world.workers.idle();
    await sweep();
    expect([await exists(id), await exists(called?.id ?? '')]).toEqual([false, false]);
  });

  it('keep the files that the archive or another case may still need', async () => {
    await put('archived', 'sent', 'mine');
    await world.publish('close-case');
    const complaint = { docNo: 'TS-1', customer: { id: 'c1', name: '张三' }, scan: file('archived') };
    const { id } = await world.start('close-case', { complaint, aside: file('mine') });
    await world.publish('sender');
    const sender = await world.start('sender', { docNo: 'TS-1', answer: file('sent') });
    await world.workers.idle();
    world.clock.advance(31 * DAY);
    await sweep();
    expect([await exists(id), await exists(sender.id)]).toEqual([false, false]);
    expect(await world.store.records.caseFiles(id)).toHaveLength(1);
    expect(deletedBytes).toEqual(['mine']);
  });
});
