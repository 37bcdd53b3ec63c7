import { expect, it } from 'vitest';
import { StoreError } from '../ports/errors.ts';
import type { StoreHarness } from './harness.ts';
import { aCommit, aJob, anEvent, anInstance, aSubscription, aTask, at } from './samples.ts';

export function durabilityContract(current: () => StoreHarness): void {
  it('has everything again after it was closed and opened', async () => {
    const before = current().store;
    await before.instances.commit(
      aCommit(anInstance('i1', { state: { 'k.ey': '$v 😀' } }), {
        events: [anEvent('i1', 1).data],
        tasks: [aTask('t1', 'i1')],
        jobs: [aJob('j1', 'i1')],
        subscriptions: [aSubscription('s1', 'i1')],
        idempotent: { key: 'k1', answer: 'done', expiresAt: at(9) },
      }),
    );
    await before.records.nextNumber('n');
    const after = await current().reopen();
    expect(await after.instances.load('i1')).toEqual(anInstance('i1', { state: { 'k.ey': '$v 😀' } }));
    expect(await after.instances.events('i1', 0, 9)).toEqual([anEvent('i1', 1)]);
    expect(await after.instances.openTasks('i1')).toEqual([aTask('t1', 'i1')]);
    expect(await after.jobs.job('j1')).toEqual(aJob('j1', 'i1'));
    expect(await after.instances.subscription('s1')).toEqual(aSubscription('s1', 'i1'));
    expect(await after.instances.idempotentAnswer('k1')).toBe('done');
    expect(await after.records.nextNumber('n')).toBe(2);
  });

  it('answers while it is open, and says so clearly when it is not', async () => {
    const { store } = current();
    await store.ping();
    await store.close();
    await expect(store.ping()).rejects.toBeInstanceOf(StoreError);
    await expect(store.instances.commit(aCommit(anInstance('i1')))).rejects.toBeInstanceOf(StoreError);
    await expect(store.instances.load('i1')).rejects.toBeInstanceOf(StoreError);
  });
}
