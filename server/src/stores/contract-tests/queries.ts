import { beforeEach, describe, expect, it } from 'vitest';
import type { TaskQuery } from '../ports/instance-store.ts';
import type { CurrentStore } from './harness.ts';
import { aCommit, anInstance, aTask, at } from './samples.ts';

const EVERYTHING = { limit: 100, offset: 0 } as const;

export function queryContract(current: CurrentStore): void {
  describe('task lists', () => {
    const ids = async (query: Partial<TaskQuery>) =>
      (await current().instances.listTasks({ sort: 'createdAt', ...EVERYTHING, ...query })).items.map(
        ({ id }) => id,
      );

    beforeEach(async () => {
      await current().instances.commit(
        aCommit(anInstance('i1'), {
          tasks: [
            aTask('a', 'i1', { dueAt: at(30), createdAt: at(1), definitionName: { zh: '乙', en: 'Second' } }),
            aTask('b', 'i1', { dueAt: null, createdAt: at(2), assignee: 'wang.li' }),
            aTask('c', 'i1', { dueAt: at(10), createdAt: at(3), assignee: 'li.na', candidateGroups: [] }),
            aTask('d', 'i1', { dueAt: at(10), createdAt: at(3), candidateGroups: ['manager'] }),
            aTask('e', 'i1', {
              createdAt: at(5),
              candidateGroups: [],
              candidateUsers: ['wang.li'],
              definitionKey: 'survey',
              definitionName: { zh: '丙', en: 'Survey' },
            }),
            aTask('f', 'i1', {
              status: 'completed',
              completedBy: 'li.na',
              endedAt: at(9),
              createdAt: at(6),
            }),
            aTask('g', 'i1', {
              status: 'completed',
              completedBy: 'li.na',
              endedAt: at(8),
              createdAt: at(7),
            }),
          ],
        }),
      );
    });

    it.each([
      ['dueAt', ['c', 'd', 'a', 'b', 'e']],
      ['-dueAt', ['a', 'c', 'd', 'b', 'e']],
      ['createdAt', ['a', 'b', 'c', 'd', 'e']],
      ['-createdAt', ['e', 'c', 'd', 'b', 'a']],
      ['assignee', ['c', 'b', 'a', 'd', 'e']],
      ['-assignee', ['b', 'c', 'a', 'd', 'e']],
      ['process', ['e', 'a', 'b', 'c', 'd']],
      ['-process', ['b', 'c', 'd', 'a', 'e']],
    ] as const)('sorts open tasks by %s, missing values last', async (sort, expected) => {
      expect(await ids({ status: 'open', sort })).toEqual(expected);
    });

    it('sorts finished tasks by their end, latest first', async () => {
      expect(await ids({ status: 'completed', sort: '-endedAt' })).toEqual(['f', 'g']);
    });

    it('filters by assignee, completer, group, process, instance and due date', async () => {
      expect(await ids({ assignee: 'wang.li' })).toEqual(['b']);
      expect(await ids({ completedBy: 'li.na' })).toEqual(['f', 'g']);
      expect(await ids({ group: 'manager' })).toEqual(['d']);
      expect(await ids({ definitionKey: 'survey' })).toEqual(['e']);
      expect(await ids({ instanceId: 'nobody' })).toEqual([]);
      expect(await ids({ status: 'open', dueBefore: at(30) })).toEqual(['c', 'd']);
      expect(await ids({ status: 'open', notDueBefore: at(30) })).toEqual(['a', 'b', 'e']);
      expect(await ids({ notDueBefore: at(30), assignee: 'li.na' })).toEqual([]);
    });

    it('finds what a person may claim: unassigned, of their groups or offered to them', async () => {
      const open = { status: 'open' } as const;
      const claimable = (userId: string, ...groups: string[]) =>
        ids({ ...open, claimableBy: { userId, groups } });
      expect(await claimable('li.na', 'complaint-specialist')).toEqual(['a']);
      expect(await claimable('wang.li', 'complaint-specialist', 'manager')).toEqual(['a', 'd', 'e']);
      expect(await claimable('li.na')).toEqual([]);
    });

    it('pages and counts all', async () => {
      const page = (limit: number, offset: number) =>
        current().instances.listTasks({ status: 'open', sort: 'createdAt', limit, offset });
      expect(await page(2, 1)).toMatchObject({ total: 5, items: [{ id: 'b' }, { id: 'c' }] });
      expect(await page(2, 10)).toEqual({ total: 5, items: [] });
    });

    it('searches title, process, task name in both languages and assignee', async () => {
      expect(await ids({ search: 'survey' })).toEqual(['e']);
      expect(await ids({ search: '丙' })).toEqual(['e']);
      expect(await ids({ search: 'LI.NA' })).toEqual(['c']);
      expect(await ids({ status: 'open', search: '核实' })).toHaveLength(5);
      expect(await ids({ status: 'open', search: 'ts-0001' })).toHaveLength(5);
    });

    it('takes the search text literally', async () => {
      await current().instances.commit(
        aCommit(anInstance('i2'), { tasks: [aTask('x', 'i2', { instanceTitle: String.raw`100%_\ off'"` })] }),
      );
      expect(await ids({ search: '%' })).toEqual(['x']);
      expect(await ids({ search: '0%_' })).toEqual(['x']);
      expect(await ids({ search: String.raw`_\ off'"` })).toEqual(['x']);
      expect(await ids({ search: '1_0' })).toEqual([]);
    });

    it('lists the open tasks of an instance, oldest first', async () => {
      const open = await current().instances.openTasks('i1');
      expect(open.map(({ id }) => id)).toEqual(['a', 'b', 'c', 'd', 'e']);
    });
  });

  describe('instance lists', () => {
    beforeEach(async () => {
      const { instances } = current();
      await instances.commit(aCommit(anInstance('i1', { startedAt: at(1), title: 'TS-1 Broken kettle' })));
      await instances.commit(
        aCommit(
          anInstance('i2', {
            startedAt: at(2),
            title: 'TS-2 漏水',
            status: 'completed',
            participants: ['li.na'],
            groups: ['manager'],
          }),
        ),
      );
      await instances.commit(
        aCommit(
          anInstance('i3', {
            startedAt: at(3),
            definitionKey: 'survey',
            parentInstanceId: 'i1',
            parentCallId: 'call-1',
            businessKey: 'BK-77',
          }),
        ),
      );
    });

    const ids = async (query: object) =>
      (await current().instances.listInstances({ ...EVERYTHING, ...query })).items.map(({ id }) => id);

    it('lists newest first, without the engine’s state', async () => {
      const { items, total } = await current().instances.listInstances({ limit: 2, offset: 0 });
      expect(items.map(({ id }) => id)).toEqual(['i3', 'i2']);
      expect(total).toBe(3);
      expect(items.every((item) => !('state' in item))).toBe(true);
    });

    it('filters by process, status and search', async () => {
      expect(await ids({ definitionKey: 'survey' })).toEqual(['i3']);
      expect(await ids({ status: 'completed' })).toEqual(['i2']);
      expect(await ids({ search: 'KETTLE' })).toEqual(['i1']);
      expect(await ids({ search: '漏' })).toEqual(['i2']);
      expect(await ids({ search: 'bk-77' })).toEqual(['i3']);
    });

    it('shows a person what they, or their groups, took part in', async () => {
      expect(await ids({ visibleTo: { userId: 'li.na', groups: [] } })).toEqual(['i2']);
      expect(await ids({ visibleTo: { userId: 'nobody', groups: ['manager'] } })).toEqual(['i2']);
      expect(await ids({ visibleTo: { userId: 'wang.li', groups: ['manager'] } })).toEqual([
        'i3',
        'i2',
        'i1',
      ]);
      expect(await ids({ visibleTo: { userId: 'manager', groups: [] } })).toEqual([]);
    });

    it('knows the called instances', async () => {
      expect((await current().instances.childrenOf('i1')).map(({ id }) => id)).toEqual(['i3']);
      expect(await current().instances.childrenOf('i3')).toEqual([]);
    });
  });
}
