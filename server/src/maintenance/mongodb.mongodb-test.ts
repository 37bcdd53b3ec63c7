import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aCommit, anEvent, anInstance, aTask, NOON } from '../stores/contract-tests/samples.ts';
import { openMongodbStore } from '../stores/mongodb/open-mongodb-store.ts';
import { type TestDatabase, testDatabase } from '../stores/mongodb/testing/test-database.ts';
import { StoreError, StoreTooNew } from '../stores/ports/errors.ts';
import type { Store } from '../stores/ports/store.ts';
import { type TempDirectory, tempDirectory } from '../testing/temp-directory.ts';
import { digestOf, MaintenanceError } from './backup-note.ts';
import { backUpMongodb, restoreMongodb } from './mongodb.ts';

let temp: TempDirectory;
let target: string;
let source: TestDatabase;
let empty: TestDatabase;
let store: Store;
beforeEach(async () => {
  temp = tempDirectory();
  target = join(temp.path, 'backup');
  [source, empty] = await Promise.all([testDatabase(), testDatabase()]);
  store = await openMongodbStore({ uri: source.uri });
});
afterEach(async () => {
  await store.close();
  await Promise.all([source.remove(), empty.remove()]);
  temp.remove();
});

const start = (id: string) =>
  store.instances.commit(
    aCommit(anInstance(id), { events: [anEvent(id, 1).data], tasks: [aTask(`t-${id}`, id)] }),
  );
const make = () => backUpMongodb({ uri: source.uri, target, now: NOON });
const bring = () => restoreMongodb({ uri: empty.uri, backup: target });

async function inRestored<T>(work: (restored: Store) => Promise<T>): Promise<T> {
  const restored = await openMongodbStore({ uri: empty.uri });
  try {
    return await work(restored);
  } finally {
    await restored.close();
  }
}

describe('a backup of MongoDB', () => {
  it('brings everything back: cases, numbers, bytes of files, and keys of any kind', async () => {
    const state = { 'a.b': { $c: '值\u0000' } };
    await store.instances.commit(aCommit(anInstance('i1', { state }), { tasks: [aTask('t1', 'i1')] }));
    await store.records.nextNumber('complaint');
    const path = join(temp.path, 'f1');
    writeFileSync(path, Buffer.alloc(300_000, 7));
    await store.fileBytes.keep('f1', path);
    await make();
    expect(await bring()).toMatchObject({ madeAt: NOON });
    await inRestored(async ({ instances, records, fileBytes }) => {
      expect(await instances.load('i1')).toEqual(anInstance('i1', { state }));
      expect(await instances.openTasks('i1')).toEqual([aTask('t1', 'i1')]);
      expect(await records.nextNumber('complaint')).toBe(2);
      const bytes = await fileBytes.read('f1');
      expect(bytes !== null && (await buffer(bytes)).equals(Buffer.alloc(300_000, 7))).toBe(true);
    });
  });

  it('is of one moment while a server works: every case has its task and its events', async () => {
    let busy = true;
    const begun: string[] = [];
    const working = (async () => {
      for (let n = 0; busy && n < 30; n++) {
        begun.push(`i${n}`);
        await start(`i${n}`);
      }
    })();
    await make();
    busy = false;
    await working;
    await bring();
    await inRestored(async ({ instances }) => {
      const { items } = await instances.listInstances({ limit: 100, offset: 0 });
      expect(items.length).toBeGreaterThan(0);
      // Those that were there are the first ones that were begun, with none left out.
      expect(items.map(({ id }) => id).sort()).toEqual(begun.slice(0, items.length).sort());
      for (const { id } of items) {
        expect(await instances.openTasks(id)).toHaveLength(1);
        expect(await instances.events(id, 0, 9)).toHaveLength(1);
      }
    });
  });

  it('finishes what a node had not written out when it was made', async () => {
    const dying = await openMongodbStore({
      uri: source.uri,
      patrolMs: 3_600_000,
      at: (point) => {
        if (point === 'replaced') throw new Error('died');
      },
    });
    await expect(
      dying.instances.commit(aCommit(anInstance('i1'), { tasks: [aTask('t1', 'i1')] })),
    ).rejects.toThrow('died');
    await make();
    await dying.close();
    await bring();
    await inRestored(async ({ instances }) => expect(await instances.openTasks('i1')).toHaveLength(1));
  });

  it('goes into no database that holds something, nor into the hands of a server before its end', async () => {
    await start('i1');
    await make();
    await bring();
    await expect(bring()).rejects.toThrow(/is not empty/);
    await empty.client
      .db()
      .collection<{ _id: string; value: number }>('schema')
      .insertOne({ _id: 'restoring', value: 1 });
    await expect(openMongodbStore({ uri: empty.uri })).rejects.toThrow(/being brought back/);
  });

  it('is refused when it is damaged, of a newer version, or of nothing, and leaves no half one', async () => {
    await expect(backUpMongodb({ uri: empty.uri, target, now: NOON })).rejects.toThrow(StoreError);
    expect(readdirSync(temp.path)).toEqual([]);
    await start('i1');
    await make();
    await expect(make()).rejects.toThrow(MaintenanceError);
    const path = join(target, 'mongodb/schema.jsonl');
    const schema = readFileSync(path, 'utf8');
    writeFileSync(path, schema.replace('"1"', '"99"'));
    await expect(bring()).rejects.toThrow(/not as it was/);
    const note = join(target, 'backup.json');
    const digest = await digestOf(path);
    writeFileSync(
      note,
      readFileSync(note, 'utf8').replace(/("mongodb\/schema.jsonl": ")[^"]*/, `$1${digest}`),
    );
    await expect(bring()).rejects.toThrow(StoreTooNew);
    expect(existsSync(target)).toBe(true);
    expect(await empty.client.db().listCollections().toArray()).toEqual([]);
  });
});
