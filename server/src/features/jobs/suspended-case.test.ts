import { afterEach, beforeEach, expect, it } from 'vitest';
import { li, World } from '../../workers/testing/world.ts';
import { leaseOf } from './job-lease.ts';
import { completeJob } from './settle-job.ts';

let world: World;
beforeEach(async () => {
  world = await World.open();
});
afterEach(() => world.dispose());

it('takes a result in when it is resumed, and nobody is asked for it again', async () => {
  await world.publish('service');
  const { id } = await world.start('service');
  const give = async (type: 'suspend-instance' | 'resume-instance') => {
    const result = await world.execution.run(id, async () => ({ ok: true, command: { type, actor: li } }));
    expect(result.ok).toBe(true);
  };
  const { store, clock, execution } = world;
  const claim = { owner: 'w', now: clock.iso(), leaseMs: 1000, limit: 1, jobTypes: ['test-work'] };
  const [job] = await store.jobs.claim(claim);
  await give('suspend-instance');
  const lease = leaseOf({ owner: 'w', attempts: job?.attempts ?? 0 });
  await completeJob(
    { store, clock, execution, random: () => 0 },
    {
      params: { id: job?.id ?? '' },
      body: { lease, variables: { number: 'R-1' } },
      machine: { id: 't1', name: 'printer' },
    },
  );
  expect(await store.jobs.nextReadyAt(['test-work'])).toBeNull();
  expect((await world.instance(id)).status).toBe('active');
  await give('resume-instance');
  const ended = await world.instance(id);
  expect([ended.status, world.variablesOf(ended).receipt]).toEqual(['completed', 'R-1']);
});
