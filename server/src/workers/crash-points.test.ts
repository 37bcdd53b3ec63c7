import { evolve, type InstanceState } from '@flowbook/engine';
import { expect, it } from 'vitest';
import { eventFrom } from '../execution/engine-json.ts';
import { StoreUnavailable } from '../stores/ports/errors.ts';
import type { EventRow } from '../stores/ports/rows.ts';
import { type FailingStore, type Failure, failingStore } from './testing/failing-store.ts';
import { HOUR, li, MINUTE, World } from './testing/world.ts';

const complaint = { docNo: 'TS-1', customer: { id: 'c1', name: '张三' } };

/**
 * Plays a case that meets every kind of job while one call of the store fails. Where the failure lasts, the process
 * counts as dead and a new one goes on. The person who starts the case repeats the call until it is answered.
 */
class Played {
  readonly #failure: Failure;
  #failing: FailingStore | null = null;

  constructor(failure: Failure) {
    this.#failure = failure;
  }

  async outcome(): Promise<unknown> {
    const world = await World.open({ wrap: (store) => this.#disturb(store) });
    try {
      for (const name of ['long-way', 'close-case', 'answerer', 'every-hour']) await world.publish(name);
      const id = await this.#patiently(world, () => start(world));
      for (const ms of [0, MINUTE, MINUTE, HOUR, MINUTE, MINUTE]) {
        world.clock.advance(ms);
        await this.#patiently(world, () => world.workers.idle());
      }
      return await outcomeOf(world, id);
    } finally {
      await world.dispose();
    }
  }

  get calls(): number {
    return this.#failing?.calls() ?? 0;
  }

  /** The first process meets the failure, the next one does not. */
  #disturb(store: World['store']): World['store'] {
    if (this.#failing !== null) return store;
    this.#failing = failingStore(store, this.#failure);
    return this.#failing.store;
  }

  async #patiently<T>(world: World, work: () => Promise<T>): Promise<T> {
    let restarted = false;
    for (;;) {
      try {
        const result = await work();
        if (restarted || !this.#isDead()) return result;
      } catch (error) {
        if (!(error instanceof StoreUnavailable)) throw error;
      }
      if (this.#isDead() && !restarted) {
        restarted = true;
        await world.restart();
      }
    }
  }

  #isDead(): boolean {
    return this.#failure.lasting && (this.#failing?.hasFailed() ?? false);
  }
}

async function start(world: World): Promise<string> {
  const instanceId = world.ids.next();
  const definition = { key: 'long-way', version: 1 };
  const result = await world.execution.run(
    instanceId,
    async () => ({
      ok: true,
      command: { type: 'start-instance', instanceId, definition, variables: { complaint }, actor: li },
    }),
    { idempotencyKey: 'li.na:start' },
  );
  if (!result.ok) throw new Error(JSON.stringify(result));
  return result.step.instance.id;
}

async function outcomeOf(world: World, id: string): Promise<unknown> {
  const { instances, records, jobs } = world.store;
  const { items } = await instances.listInstances({ limit: 100, offset: 0 });
  const called = (await instances.childrenOf(id)).map((child) => child.id);
  const inCases = async <T>(read: (instanceId: string) => Promise<readonly T[]>) =>
    (await Promise.all([id, ...called].map(read))).map((rows) => rows.length);
  const histories = await Promise.all(items.map((row) => instances.events(row.id, 0, 500)));
  for (const [n, history] of histories.entries())
    expect((await world.instance(items[n]?.id ?? '')).state).toEqual(folded(history));
  return {
    statuses: items.map(({ definitionKey, status }) => `${definitionKey} ${status}`).sort(),
    caseFiles: await inCases((one) => records.caseFiles(one)),
    letters: await inCases((one) => records.correspondence(one)),
    jobsLeft: await jobs.nextReadyAt(),
    incidents: await instances.openIncidents(),
    messages: (await instances.bufferedMessages('answer', null, world.clock.iso())).length,
    happened: histories
      .flat()
      .map(({ type, elementId }) => `${type} ${elementId}`)
      .sort(),
  };
}

function folded(history: readonly EventRow[]): InstanceState | null {
  return history.map(eventFrom).reduce<InstanceState | null>(evolve, null);
}

it('loses and doubles nothing, whichever call of the store fails, and whenever the process dies', {
  timeout: 300_000,
}, async () => {
  const undisturbed = new Played({ call: 0, mode: 'before', lasting: false });
  const expected = await undisturbed.outcome();
  expect(expected).toMatchObject({
    statuses: ['answerer completed', 'close-case completed', 'every-hour active', 'long-way completed'],
    caseFiles: [1, 1],
    letters: [0, 1],
    // the next time at which a case begins by itself
    jobsLeft: '2026-03-02T03:00:00.000Z',
    incidents: [],
    messages: 0,
  });
  expect(undisturbed.calls).toBeGreaterThan(60);
  for (let call = 1; call <= undisturbed.calls; call++) {
    for (const failure of failuresAt(call)) {
      const outcome = await new Played(failure).outcome();
      expect(outcome, JSON.stringify(failure)).toEqual(expected);
    }
  }
});

/** To die before a call is to die after the one before it, so that is not played twice. */
function failuresAt(call: number): readonly Failure[] {
  return [
    { call, mode: 'before', lasting: false },
    { call, mode: 'after', lasting: false },
    { call, mode: 'after', lasting: true },
  ];
}
