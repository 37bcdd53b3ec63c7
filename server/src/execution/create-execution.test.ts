import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { StoreUnavailable } from '../stores/ports/errors.ts';
import type { Store } from '../stores/ports/store.ts';
import { HOUR, li, MONDAY, World } from '../workers/testing/world.ts';
import type { CommandBuilder } from './execution.ts';

const complete = (taskId: string, actorId = 'li.na'): CommandBuilder<never> => {
  const actor = { kind: 'user', id: actorId } as const;
  return async () => ({ ok: true, command: { type: 'complete-task', taskId, actor } });
};
const claim = (taskId: string, actorId: string): CommandBuilder<never> => {
  const actor = { kind: 'user', id: actorId } as const;
  return async () => ({ ok: true, command: { type: 'claim-task', taskId, actor } });
};

/** The same store, but as one that other processes write to as well. */
const shared = (store: Store): Store => ({ ...store, exclusive: false });

describe('the execution', () => {
  let world: World;
  beforeEach(async () => {
    world = await World.open();
    await world.publish('one-task');
    await world.publish('five-tasks');
  });
  afterEach(() => world.dispose());

  it('starts an instance with its task, history and row in one commit', async () => {
    const instance = await world.start('one-task', { complaint: { level: 'major' } });
    expect(instance).toMatchObject({
      rev: 1,
      status: 'active',
      definitionKey: 'one-task',
      definitionVersion: 1,
      definitionName: { zh: '流程 one-task', en: 'Process one-task' },
      startedBy: 'li.na',
      startedAt: MONDAY,
      participants: ['li.na'],
      groups: ['complaint-specialist'],
    });
    expect(await world.instance(instance.id)).toEqual(instance);
    expect(await world.task(instance.id)).toMatchObject({
      rev: 1,
      elementId: 'handle',
      name: { zh: '处理投诉', en: 'Handle the complaint' },
      status: 'open',
      assignee: null,
      candidateGroups: ['complaint-specialist'],
      form: { form: 'register', stage: 'handle', doc: 'complaint' },
      dueAt: '2026-03-02T03:00:00.000Z',
    });
    const history = await world.store.instances.events(instance.id, 0, 100);
    expect(history[0]).toMatchObject({ seq: 1, type: 'instance-started', actorId: 'li.na' });
    expect(history.map(({ seq }) => seq)).toEqual(history.map((_, index) => index + 1));
  });

  it('carries a task from claim to completion', async () => {
    const { id } = await world.start('one-task');
    const task = await world.task(id);
    await world.execution.run(id, claim(task.id, 'wang.li'));
    expect(await world.task(id)).toMatchObject({ rev: 2, assignee: 'wang.li' });
    world.clock.advance(HOUR);
    const done = await world.execution.run(id, complete(task.id, 'wang.li'));
    const endedAt = '2026-03-02T02:00:00.000Z';
    expect(done).toMatchObject({
      ok: true,
      step: {
        repeated: false,
        instance: { rev: 3, status: 'completed', endedAt },
        tasks: [{ id: task.id, rev: 3, status: 'completed', endedAt, completedBy: 'wang.li' }],
      },
    });
    expect(await world.store.instances.task(task.id)).toMatchObject({ status: 'completed' });
    expect((await world.instance(id)).participants).toEqual(['li.na', 'wang.li']);
  });

  it('names a case by the number and subject of its start form', async () => {
    const register = {
      components: [
        { type: 'group', components: [{ key: 'docNo', flowbook: { auto: 'docNo' } }] },
        { key: 'title', type: 'textfield' },
      ],
      flowbook: { subjectField: 'title' },
    };
    await world.publish('one-task', 'one-task', { forms: { register } });
    const complaint = { docNo: 'TS-20260302-0001', title: ' 空调  不制冷\n' };
    const named = await world.start('one-task', { complaint });
    expect(named.title).toBe('TS-20260302-0001 空调 不制冷');
    expect((await world.task(named.id)).instanceTitle).toBe('TS-20260302-0001 空调 不制冷');
    expect((await world.start('one-task', {})).title).toBe('流程 one-task');
    expect((await world.start('five-tasks', { complaint })).title).toBe('流程 five-tasks');
  });

  it('writes nothing when the builder or the engine refuses', async () => {
    const { id } = await world.start('one-task');
    const refused = await world.execution.run(id, async () => ({ ok: false, refusal: 'not-yours' as const }));
    expect(refused).toEqual({ ok: false, refusal: 'not-yours' });
    const rejected = await world.execution.run(id, complete('no-such-task'));
    expect(rejected).toMatchObject({ ok: false, rejection: { code: 'engine.task-not-found' } });
    expect(await world.store.instances.revision(id)).toBe(1);
    const nowhere = await world.execution.run('nobody', complete('t1'));
    expect(nowhere).toMatchObject({ ok: false, rejection: { code: 'engine.instance-not-active' } });
    const unpublished = await world.execution.run('new', async () => ({
      ok: true,
      command: {
        type: 'start-instance',
        instanceId: 'new',
        definition: { key: 'nothing', version: 1 },
        actor: li,
      },
    }));
    expect(unpublished).toEqual({ ok: false, trouble: 'definition-missing' });
  });

  it('keeps an instance on its version', async () => {
    const { id } = await world.start('one-task');
    await world.publish('five-tasks', 'one-task');
    await world.restart();
    await world.complete(await world.task(id));
    expect(await world.instance(id)).toMatchObject({ definitionVersion: 1, status: 'completed' });
    expect((await world.start('one-task')).definitionVersion).toBe(2);
  });

  it('lets five people complete five parallel tasks of one instance at once', async () => {
    const { id } = await world.start('five-tasks');
    const tasks = await world.store.instances.openTasks(id);
    const results = await Promise.all(tasks.map((task) => world.execution.run(id, complete(task.id))));
    expect(results.map(({ ok }) => ok)).toEqual([true, true, true, true, true]);
    expect(await world.instance(id)).toMatchObject({ status: 'completed', rev: 6 });
  });

  it('lets five nodes complete five parallel tasks at once: who was slower reloads and repeats', async () => {
    const { id } = await world.start('five-tasks');
    const tasks = await world.store.instances.openTasks(id);
    const nodes = tasks.map((_, n) => world.node(`node-${n + 2}`, {}, shared(world.store)).execution);
    const results = await Promise.all(
      nodes.map((node, n) => node.run(id, complete(tasks[n]?.id ?? 'missing'))),
    );
    expect(results.map(({ ok }) => ok)).toEqual([true, true, true, true, true]);
    expect(await world.instance(id)).toMatchObject({ status: 'completed', rev: 6 });
  });

  it('asks the builder again after a conflict, with what is stored by then', async () => {
    const { id } = await world.start('five-tasks');
    const [first, second] = await world.store.instances.openTasks(id);
    const other = world.node('node-2').execution;
    const seen: (number | undefined)[] = [];
    const result = await world.execution.run(id, async (current) => {
      seen.push(current.instance?.rev);
      if (seen.length === 1) await other.run(id, complete(first?.id ?? ''));
      return complete(second?.id ?? '')(current);
    });
    expect(result).toMatchObject({ ok: true, step: { instance: { rev: 3 } } });
    expect(seen).toEqual([1, 2]);
  });

  it('shows the builder what another node committed, not what was remembered', async () => {
    const { id } = await world.start('one-task');
    const { execution } = world.node('node-2', {}, shared(world.store));
    const revSeen = async () => {
      let rev = 0;
      await execution.run(id, async ({ instance }) => {
        rev = instance?.rev ?? 0;
        return { ok: false, refusal: 'only looking' };
      });
      return rev;
    };
    expect(await revSeen()).toBe(1);
    await world.execution.run(id, claim((await world.task(id)).id, 'wang.li'));
    expect(await revSeen()).toBe(2);
  });

  it('gives up when every attempt meets a conflict', async () => {
    const { id } = await world.start('one-task');
    const task = await world.task(id);
    const other = world.node('node-2').execution;
    const result = await world.execution.run(id, async () => {
      await other.run(id, async () => ({
        ok: true,
        command: { type: 'set-variables', variables: { x: world.ids.next() }, actor: li },
      }));
      return { ok: true, command: { type: 'claim-task', taskId: task.id, actor: li } };
    });
    expect(result).toEqual({ ok: false, trouble: 'too-many-conflicts' });
    expect((await world.task(id)).assignee).toBeNull();
  });

  it('lets one of a hundred who claim a task win', async () => {
    const { id } = await world.start('one-task');
    const task = await world.task(id);
    const nodes = [world.execution, world.node('node-2', {}, shared(world.store)).execution];
    const results = await Promise.all(
      Array.from({ length: 100 }, (_, n) =>
        (nodes[n % 2] ?? world.execution).run(id, claim(task.id, `u${n}`)),
      ),
    );
    const winners = results.flatMap((result, n) => (result.ok ? [`u${n}`] : []));
    expect(winners).toHaveLength(1);
    expect(await world.task(id)).toMatchObject({ assignee: winners[0] });
    const refusals = new Set(results.flatMap((r) => ('rejection' in r ? [r.rejection.code] : [])));
    expect([...refusals]).toEqual(['engine.task-already-claimed']);
  });

  it('answers a repeated call as the first time and does nothing', async () => {
    const { id } = await world.start('one-task');
    const task = await world.task(id);
    const options = { idempotencyKey: 'li.na:completion-1' };
    const first = await world.execution.run(id, complete(task.id), options);
    const again = await world.execution.run(id, complete(task.id), options);
    await world.restart();
    const afterRestart = await world.execution.run(id, complete(task.id), options);
    if (!first.ok) throw new Error('The first call failed.');
    expect(again).toEqual({ ok: true, step: { ...first.step, repeated: true } });
    expect(afterRestart).toEqual(again);
    expect(await world.store.instances.revision(id)).toBe(2);
  });

  it('starts one instance when the same start arrives twice at once, even at two nodes', async () => {
    const other = world.node('node-2', {}, shared(world.store)).execution;
    const start = (node: typeof other, instanceId: string) =>
      node.run(
        instanceId,
        async () => ({
          ok: true,
          command: {
            type: 'start-instance',
            instanceId,
            definition: { key: 'one-task', version: 1 },
            actor: li,
          },
        }),
        { idempotencyKey: 'li.na:start-1' },
      );
    const results = await Promise.all([
      start(world.execution, 'a'),
      start(world.execution, 'b'),
      start(other, 'c'),
    ]);
    const ids = results.map((result) => (result.ok ? result.step.instance.id : 'failed'));
    expect(new Set(ids).size).toBe(1);
    expect(results.filter((result) => result.ok && result.step.repeated)).toHaveLength(2);
    expect(await world.instancesOf('one-task')).toHaveLength(1);
  });

  it('does not trust its memory after a commit that nobody answered', async () => {
    let broken = false;
    const unsure = (store: Store): Store => ({
      ...store,
      instances: {
        ...store.instances,
        commit: async (commit) => {
          const result = await store.instances.commit(commit);
          if (broken) throw new StoreUnavailable('The answer was lost.');
          return result;
        },
      },
    });
    const { execution } = world.node('node-2', {}, unsure(world.store));
    const { id } = await world.start('five-tasks');
    const [first, second] = await world.store.instances.openTasks(id);
    await execution.run(id, async () => ({ ok: false, refusal: 'only to load it' }));
    broken = true;
    await expect(execution.run(id, complete(first?.id ?? ''))).rejects.toThrow(StoreUnavailable);
    broken = false;
    expect(await execution.run(id, complete(second?.id ?? ''))).toMatchObject({
      ok: true,
      step: { instance: { rev: 3 } },
    });
  });

  it('goes on after the store was closed in the middle of a case', async () => {
    const { id } = await world.start('five-tasks');
    for (let left = 5; left > 0; left--) {
      await world.restart();
      await world.complete(await world.task(id));
    }
    expect(await world.instance(id)).toMatchObject({ status: 'completed', rev: 6 });
  });

  it('tells listeners of each commit in order, and of nothing else', async () => {
    const revs: number[] = [];
    const end = world.execution.onCommitted(({ instance }) => revs.push(instance.rev));
    const { id } = await world.start('five-tasks');
    const tasks = await world.store.instances.openTasks(id);
    await Promise.all([
      ...tasks.map((task) => world.execution.run(id, complete(task.id))),
      world.execution.run(id, complete('no-such-task')),
    ]);
    expect(revs).toEqual([1, 2, 3, 4, 5, 6]);
    end();
    await world.start('five-tasks');
    expect(revs).toHaveLength(6);
  });

  it('reads variables of a stored instance, whatever people name their fields', async () => {
    const complaint = { 'a.b': 1, $set: '😀', nested: { 列表: [null, { x: true }] } };
    const { id } = await world.start('one-task', { complaint });
    await world.restart();
    expect(world.execution.variables(await world.instance(id), 'root')).toEqual({ complaint });
  });
});
