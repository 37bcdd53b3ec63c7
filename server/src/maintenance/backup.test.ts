import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'libsql';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aCommit, anInstance, NOON } from '../stores/contract-tests/samples.ts';
import { StoreDamaged, StoreLocked, StoreTooNew, StoreUnavailable } from '../stores/ports/errors.ts';
import type { Store } from '../stores/ports/store.ts';
import { openSqliteStore } from '../stores/sqlite/open-sqlite-store.ts';
import { type TempDirectory, tempDirectory } from '../testing/temp-directory.ts';
import { backUp } from './back-up.ts';
import { digestOf, MaintenanceError } from './backup-note.ts';
import { restore } from './restore.ts';

let temp: TempDirectory;
let dataDir: string;
let target: string;
beforeEach(() => {
  temp = tempDirectory();
  dataDir = join(temp.path, 'data');
  target = join(temp.path, 'backups', 'first');
});
afterEach(() => temp.remove());

/** Uses the store for a moment, as a server does. */
async function use<T>(work: (store: Store) => Promise<T>, directory = dataDir): Promise<T> {
  const store = await openSqliteStore({ directory });
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

const start = (store: Store, ...ids: readonly string[]) =>
  Promise.all(ids.map((id) => store.instances.commit(aCommit(anInstance(id)))));
const cases = (directory = dataDir) =>
  use(async (store) => {
    const { items } = await store.instances.listInstances({ limit: 100, offset: 0 });
    return items.map(({ id }) => id).sort();
  }, directory);

function upload(id: string, text: string): void {
  mkdirSync(join(dataDir, 'files'), { recursive: true });
  writeFileSync(join(dataDir, 'files', id), text);
}

const make = () => backUp({ dataDir, target, now: NOON });
const bring = (directory = dataDir) => restore({ backup: target, dataDir: directory, now: NOON });

/** Everything in a folder but the lock, to see that nothing was touched. */
const snapshot = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/^server\.|-(wal|shm)$/.test(entry.name))
    .map((entry) => [entry.name, readFileSync(join(entry.parentPath, entry.name)).toString('base64')])
    .sort();

function withNewerSchema(path: string): void {
  const database = new Database(path);
  database.exec("INSERT INTO schema_migrations VALUES (999, 'from the future', 'later')");
  database.close();
}

describe('a backup', () => {
  it('is whole while the server works on, and brings everything back', async () => {
    // given a server at work, with a file
    upload('f1', '附件');
    writeFileSync(join(dataDir, 'session-secret'), 'secret');
    const store = await openSqliteStore({ directory: dataDir });
    await start(store, 'i1', 'i2');
    // when it is backed up between two commits, and goes on
    const during = Array.from({ length: 40 }, (_, n) => start(store, `during-${n}`));
    await make();
    await Promise.all(during);
    await start(store, 'after');
    upload('f2', 'later');
    await store.close();
    // then the backup has all that was there, and nothing of later
    const { keptIn } = await bring();
    expect(await cases()).toEqual(expect.arrayContaining(['i1', 'i2']));
    expect(await cases()).not.toContain('after');
    expect(readdirSync(join(dataDir, 'files'))).toEqual(['f1']);
    expect(readFileSync(join(dataDir, 'files/f1'), 'utf8')).toBe('附件');
    expect(readFileSync(join(dataDir, 'session-secret'), 'utf8')).toBe('secret');
    // and what it replaced is kept
    expect(await cases(keptIn ?? '')).toEqual(expect.arrayContaining(['i1', 'after', 'during-39']));
    expect(readdirSync(join(keptIn ?? '', 'files'))).toEqual(['f2']);
  });

  it('can be brought to another machine, where nothing is', async () => {
    upload('f1', '附件');
    await use((store) => start(store, 'i1'));
    await make();
    const elsewhere = join(temp.path, 'elsewhere');
    expect(await bring(elsewhere)).toMatchObject({ keptIn: null });
    expect(await cases(elsewhere)).toEqual(['i1']);
    expect(readdirSync(join(elsewhere, 'files'))).toEqual(['f1']);
  });

  it('is not made over another one, of nothing, or of a newer version, and leaves no half one', async () => {
    await expect(make()).rejects.toThrow(StoreUnavailable);
    await use((store) => start(store, 'i1'));
    await make();
    await expect(make()).rejects.toThrow(MaintenanceError);
    rmSync(target, { recursive: true });
    withNewerSchema(join(dataDir, 'flowbook.db'));
    await expect(make()).rejects.toThrow(StoreTooNew);
    expect(readdirSync(join(temp.path, 'backups'))).toEqual([]);
  });
});

describe('restoring', () => {
  beforeEach(async () => {
    upload('f1', '附件');
    await use((store) => start(store, 'i1'));
    await make();
    await use((store) => start(store, 'i2'));
  });

  it('is refused while a server uses the directory', async () => {
    await use(async (store) => {
      await expect(bring()).rejects.toThrow(StoreLocked);
      await start(store, 'i3');
    });
    expect(await cases()).toEqual(['i1', 'i2', 'i3']);
  });

  it.each([
    ['a file that is missing', MaintenanceError, () => rmSync(join(target, 'files/f1'))],
    ['a file that was changed', MaintenanceError, () => writeFileSync(join(target, 'files/f1'), 'x')],
    ['no note', MaintenanceError, () => rmSync(join(target, 'backup.json'))],
    [
      'a note that leads elsewhere',
      MaintenanceError,
      () => edit((note) => note.replace('files/f1', '../f1')),
    ],
    ['a database that was changed', MaintenanceError, () => withNewerSchema(join(target, 'flowbook.db'))],
  ])('is refused of a backup with %s, and nothing is touched', async (_, kind, damage) => {
    const before = snapshot(dataDir);
    damage();
    await expect(bring()).rejects.toThrow(kind);
    expect(snapshot(dataDir)).toEqual(before);
  });

  it('is refused of a backup that a newer version made, or that holds no sound database', async () => {
    const before = snapshot(dataDir);
    const database = join(target, 'flowbook.db');
    withNewerSchema(database);
    await digestAnew();
    await expect(bring()).rejects.toThrow(StoreTooNew);
    writeFileSync(database, 'this was a database once. '.repeat(400));
    await digestAnew();
    await expect(bring()).rejects.toThrow(StoreDamaged);
    expect(snapshot(dataDir)).toEqual(before);
  });

  it('is refused over the data of a newer version', async () => {
    withNewerSchema(join(dataDir, 'flowbook.db'));
    await expect(bring()).rejects.toThrow(StoreTooNew);
    expect(existsSync(join(dataDir, 'restoring'))).toBe(false);
  });
});

const edit = (change: (note: string) => string) => {
  const path = join(target, 'backup.json');
  writeFileSync(path, change(readFileSync(path, 'utf8')));
};

async function digestAnew(): Promise<void> {
  const digest = await digestOf(join(target, 'flowbook.db'));
  edit((note) => note.replace(/("flowbook.db": ")[^"]*/, `$1${digest}`));
}
