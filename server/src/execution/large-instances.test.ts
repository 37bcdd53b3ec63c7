import { evolve, type InstanceState } from '@flowbook/engine';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Commit } from '../stores/ports/instance-store.ts';
import type { Store } from '../stores/ports/store.ts';
import { World } from '../workers/testing/world.ts';
import { eventFrom, stateOf } from './engine-json.ts';

const RUNS = 300;

describe('an instance with very many runs of one activity', { timeout: 30_000 }, () => {
  let world: World;
  let commits: Commit[];
  /** What one step writes of the instance's state, in characters. */
  const sizeOf = ({ cut, instance }: Commit) =>
    JSON.stringify(cut === undefined ? instance.state : [cut.rest, cut.written]).length;
  const watched = (store: Store): Store => ({
    ...store,
    instances: {
      ...store.instances,
      commit: (commit) => {
        commits.push(commit);
        return store.instances.commit(commit);
      },
    },
  });
  const begin = () => {
    const customers = Array.from({ length: RUNS }, (_, n) => `客户 ${n}`);
    return world.start('many-tasks', { customers });
  };
  const open = (id: string) => world.store.instances.openTasks(id);
  async function completeSome(id: string, count: number): Promise<void> {
    const tasks = [...(await open(id))];
    // In another order than that of their making.
    for (let n = 0; n < count; n++) {
      const [task] = tasks.splice((n * 7) % tasks.length, 1);
      if (task !== undefined) await world.complete(task, { score: n });
    }
  }
  async function foldOf(id: string): Promise<InstanceState | null> {
    const history = await world.store.instances.events(id, 0, 100_000);
    return history.map(eventFrom).reduce<InstanceState | null>((state, event) => evolve(state, event), null);
  }

  beforeEach(async () => {
    commits = [];
    world = await World.open({ wrap: watched });
    await world.publish('many-tasks');
  });
  afterEach(() => world.dispose());

  it('comes through a restart in the middle and keeps what every run gave', async () => {
    const { id } = await begin();
    await completeSome(id, 40);
    expect(stateOf(await world.instance(id))).toEqual(await foldOf(id));
    await world.restart();
    await completeSome(id, 40);
    expect(stateOf(await world.instance(id))).toEqual(await foldOf(id));
    await world.restart();
    await completeSome(id, RUNS - 80);
    const [last, ...more] = await open(id);
    expect([last?.elementId, more]).toEqual(['sum-up', []]);
    const { variables } = stateOf(await world.instance(id)).scopes.root ?? {};
    expect(variables?.scores).toHaveLength(RUNS);
    expect(stateOf(await world.instance(id))).toEqual(await foldOf(id));
  });

  it('writes with each completion what it changes, whatever else there is', async () => {
    const { id } = await begin();
    commits.splice(0);
    await completeSome(id, RUNS - 1);
    const sizes = commits.map(sizeOf);
    expect(Math.max(...sizes)).toBeLessThan(40_000);
    expect(Math.max(...sizes.slice(-50))).toBeLessThan(2 * Math.max(...sizes.slice(0, 50)));
  });
});
