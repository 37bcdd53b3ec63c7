import { describe, expect, it } from 'vitest';
import type { CurrentStore } from './harness.ts';
import { aCommit, anEvent, anIncident, anInstance, aTask, at } from './samples.ts';

const ENDED = { status: 'completed', startedBy: 'wang.li' } as const;

export function retentionContract(current: CurrentStore): void {
  describe('ended instances', () => {
    const end = async (id: string, endedAt: string, changes: object = {}) => {
      const instance = anInstance(id, { ...ENDED, endedAt, ...changes });
      const { instances, records } = current();
      await instances.commit(
        aCommit(anInstance(id, { ...changes }), {
          tasks: [aTask(`task of ${id}`, id)],
          events: [anEvent(id, 1).data],
        }),
      );
      await instances.commit(
        aCommit(
          { ...instance, rev: 2 },
          {
            changedTasks: [
              aTask(`task of ${id}`, id, { rev: 2, status: 'completed', completedBy: 'wang.li', endedAt }),
            ],
            events: [anEvent(id, 2, { rev: 2 }).data],
            incidents: [anIncident(`incident of ${id}`, id)],
          },
        ),
      );
      const filed = { instanceId: id, documents: {}, title: id, archivedAt: endedAt };
      await records.archiveCase({ id: `file of ${id}`, ...filed });
      await records.putCorrespondence({
        id: `letter of ${id}`,
        instanceId: id,
        elementId: null,
        template: 'ack',
        recipient: null,
        variables: {},
        status: 'recorded',
        recordedAt: endedAt,
      });
    };
    const found = async (query: object = {}) =>
      (await current().instances.endedRoots({ before: at(100), limit: 9, ...query })).map(({ id }) => id);

    it('are found by when they ended, page by page; running and called ones are not', async () => {
      await end('i2', at(5));
      await end('i1', at(5));
      await end('i3', at(1));
      await end('late', at(100));
      await end('called', at(2), { parentInstanceId: 'i1', parentCallId: 'c1' });
      await current().instances.commit(aCommit(anInstance('runs')));
      expect(await found()).toEqual(['i3', 'i1', 'i2']);
      expect(await found({ limit: 1 })).toEqual(['i3']);
      expect(await found({ after: { endedAt: at(1), id: 'i3' } })).toEqual(['i1', 'i2']);
      expect(await found({ after: { endedAt: at(5), id: 'i1' }, limit: 1 })).toEqual(['i2']);
      expect(await found({ before: at(5) })).toEqual(['i3']);
    });

    it('are deleted with all that hangs on them but their case files, and nothing else is', async () => {
      const { instances, records } = current();
      await end('i1', at(1));
      await end('i2', at(1));
      const gone = { id: 'i1', taskIds: ['task of i1'] };
      expect(await instances.deleteInstances([gone, { id: 'nobody', taskIds: [] }])).toBe(1);
      expect(await instances.deleteInstances([gone])).toBe(0);
      const left = async (id: string) => ({
        instance: (await instances.load(id)) !== null,
        events: (await instances.events(id, 0, 9)).length,
        task: (await instances.task(`task of ${id}`)) !== null,
        incident: (await instances.incident(`incident of ${id}`)) !== null,
        letters: (await records.correspondence(id)).length,
        caseFiles: (await records.caseFiles(id)).length,
      });
      const all = { instance: true, events: 2, task: true, incident: true, letters: 1, caseFiles: 1 };
      const nothing = { instance: false, events: 0, task: false, incident: false, letters: 0, caseFiles: 1 };
      expect([await left('i1'), await left('i2')]).toEqual([nothing, all]);
      expect(await found()).toEqual(['i2']);
      const mine = { visibleTo: { userId: 'wang.li', groups: [] }, limit: 9, offset: 0 };
      expect((await instances.listInstances(mine)).items.map(({ id }) => id)).toEqual(['i2']);
      const done = {
        status: 'completed',
        completedBy: 'wang.li',
        sort: '-endedAt',
        limit: 9,
        offset: 0,
      } as const;
      expect(await instances.listTasks(done)).toMatchObject({ total: 1, items: [{ id: 'task of i2' }] });
    });
  });

  it('a file’s description can be deleted', async () => {
    const { records } = current();
    const file = {
      id: 'f1',
      name: 'a.pdf',
      size: 3,
      type: 'application/pdf',
      uploadedBy: 'x',
      uploadedAt: at(0),
    };
    await records.putFile(file);
    await records.deleteFile('f1');
    await records.deleteFile('f1');
    expect(await records.file('f1')).toBeNull();
  });
}
