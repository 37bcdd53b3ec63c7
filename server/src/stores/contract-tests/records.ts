import { describe, expect, it } from 'vitest';
import type { CurrentStore } from './harness.ts';
import { at, NOON } from './samples.ts';

export function recordContract(current: CurrentStore): void {
  it('finds customers by id and by search', async () => {
    const { records } = current();
    const acme = { id: 'C-1', name: { zh: '宏达', en: 'Hongda' }, grade: 'A', phone: '13800000000' } as const;
    const other = { id: 'C-2', name: { zh: '远洋', en: 'Ocean 50%' }, grade: 'K', phone: null } as const;
    await records.putCustomer(acme);
    await records.putCustomer(other);
    const found = async (search?: string) =>
      (await records.customers({ ...(search && { search }), limit: 10 })).map(({ id }) => id);
    expect(await records.customer('C-1')).toEqual(acme);
    expect(await records.customer('C-9')).toBeNull();
    expect(await found()).toEqual(['C-1', 'C-2']);
    expect(await found('hongda')).toEqual(['C-1']);
    expect(await found('1380')).toEqual(['C-1']);
    expect(await found('0%')).toEqual(['C-2']);
  });

  it('keeps descriptions of files', async () => {
    const { records } = current();
    const file = {
      id: 'f1',
      name: '照片 1.png',
      size: 7,
      type: 'image/png',
      uploadedBy: 'wang.li',
      uploadedAt: NOON,
    };
    await records.putFile(file);
    expect(await records.file('f1')).toEqual(file);
    expect(await records.file('f2')).toBeNull();
  });

  it('counts each counter without gaps or repetitions, whoever asks at once', async () => {
    const { records } = current();
    const numbers = await Promise.all(Array.from({ length: 50 }, () => records.nextNumber('TS-20260302')));
    expect([...numbers].sort((a, b) => a - b)).toEqual(Array.from({ length: 50 }, (_, n) => n + 1));
    expect(await records.nextNumber('other')).toBe(1);
  });

  it('files a case once under its id', async () => {
    const { records } = current();
    const file = {
      id: 'j1',
      instanceId: 'i1',
      title: 'TS-1',
      archivedAt: NOON,
      documents: { complaint: { docNo: 'TS-1', 'a.b': '$x' } },
    };
    await records.archiveCase(file);
    await records.archiveCase({ ...file, title: 'again' });
    await records.archiveCase({ ...file, id: 'j0', archivedAt: at(1) });
    expect(await records.caseFiles('i1')).toEqual([file, { ...file, id: 'j0', archivedAt: at(1) }]);
    expect(await records.caseFiles('i2')).toEqual([]);
  });

  it('records a letter once under its id', async () => {
    const { records } = current();
    const letter = {
      id: 'j1',
      instanceId: 'i1',
      elementId: 'reply',
      template: 'complaint-ack',
      recipient: '王先生',
      variables: { docNo: 'TS-1' },
      status: 'recorded',
      recordedAt: NOON,
    } as const;
    await records.putCorrespondence(letter);
    await records.putCorrespondence({ ...letter, template: 'again' });
    expect(await records.correspondence('i1')).toEqual([letter]);
  });

  describe('payloads', () => {
    it('survive whatever a person types', async () => {
      const { records } = current();
      const documents = {
        complaint: {
          'a.b.c': 1,
          $set: { $gt: '' },
          'emoji 😀': '👨‍👩‍👧',
          '': 'empty key',
          'a\u0000b': 'nul \u0000 inside',
          lone: '\ud800',
          toString: 'shadow',
          nested: [[], {}, [null, true, false, 0, -1.5, 1e21, 9007199254740991]],
          quote: `'"\\\n\t`,
        },
      };
      await records.archiveCase({ id: 'p', instanceId: 'i1', title: '', archivedAt: NOON, documents });
      expect((await records.caseFiles('i1'))[0]?.documents).toEqual(documents);
    });

    it('keep a key named __proto__ as a key', async () => {
      const { records } = current();
      const documents = JSON.parse('{"d":{"__proto__":{"admin":true},"constructor":1}}');
      await records.archiveCase({ id: 'p', instanceId: 'i1', title: '', archivedAt: NOON, documents });
      const read = (await records.caseFiles('i1'))[0]?.documents;
      expect(JSON.stringify(read)).toBe(JSON.stringify(documents));
    });
  });
}
