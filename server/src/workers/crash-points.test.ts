import { expect, it } from 'vitest';
import { StoreUnavailable } from '../stores/ports/errors.ts';
import { type CountingStore, type Failure, failingStore } from './testing/failing-store.ts';
import { HOUR, li, MINUTE, World } from './testing/world.ts';

const complaint = { docNo: 'TS-1', customer: { id: 'c1', name: '张三' } };

/** Plays a case that meets every kind of job, with one call of the store failing; retries as a client does. */
async function playWith(failure: Failure): Promise<{ calls: number; outcome: unknown }> {
  let counting: CountingStore | undefined;
  const world = await World.open({
    wrap: (store) => {
      counting = failingStore(store, failure);
      return counting.store;
    },
  });
  try {
    for (const name of ['long-way', 'close-case', 'answerer']) await world.publish(name);
    const id = await startPatiently(world);
    for (const ms of [0, MINUTE, MINUTE, HOUR, MINUTE, MINUTE]) await advancePatiently(world, ms);
    return { calls: counting?.calls() ?? 0, outcome: await outcomeOf(world, id) };
  } finally {
    await world.dispose();
  }
}

async function startPatiently(world: World): Promise<string> {
  for (;;) {
    try {
      const instanceId = world.ids.next();
      const result = await world.execution.run(
        instanceId,
        async () => ({
          ok: true,
          command: {
            type: 'start-instance',
            instanceId,
            definition: { key: 'long-way', version: 1 },
            variables: { complaint },
            actor: li,
          },
        }),
        { idempotencyKey: 'li.na:start' },
      );
      if (!result.ok) throw new Error(JSON.stringify(result));
      return result.step.instance.id;
    } catch (error) {
      if (!(error instanceof StoreUnavailable)) throw error;
    }
  }
}

async function advancePatiently(world: World, ms: number): Promise<void> {
  try {
    await world.advance(ms);
  } catch (error) {
    if (!(error instanceof StoreUnavailable)) throw error;
    await world.workers.idle();
  }
}

async function outcomeOf(world: World, id: string): Promise<unknown> {
  const { instances, records, jobs } = world.store;
  const children = await instances.childrenOf(id);
  const called = children.map((child) => child.id);
  const answerers = await world.instancesOf('answerer');
  const all = await instances.listInstances({ limit: 100, offset: 0 });
  const histories = await Promise.all([id, ...called].map((one) => instances.events(one, 0, 500)));
  return {
    statuses: all.items.map(({ definitionKey, status }) => `${definitionKey} ${status}`).sort(),
    caseFiles: (await Promise.all([id, ...called].map((one) => records.caseFiles(one)))).map((f) => f.length),
    letters: (await Promise.all(called.map((one) => records.correspondence(one)))).map((l) => l.length),
    answerers: answerers.length,
    left: [await jobs.nextReadyAt(), await instances.openIncidents()],
    messages: (await instances.bufferedMessages('answer', null, world.clock.iso())).length,
    entered: histories.map((history) =>
      history
        .filter(({ type }) => type === 'element-entered')
        .map(({ elementId }) => elementId)
        .sort(),
    ),
  };
}

it('loses and doubles nothing, whichever call of the store fails', { timeout: 300_000 }, async () => {
  const undisturbed = await playWith({ call: 0, mode: 'before' });
  expect(undisturbed.outcome).toMatchObject({
    statuses: ['answerer completed', 'close-case completed', 'long-way completed'],
    caseFiles: [1, 1],
    letters: [1],
    answerers: 1,
    left: [null, []],
    messages: 0,
  });
  for (let call = 1; call <= undisturbed.calls; call++) {
    for (const mode of ['before', 'after'] as const) {
      const { outcome } = await playWith({ call, mode });
      expect(outcome, `call ${call} fails ${mode}`).toEqual(undisturbed.outcome);
    }
  }
});
