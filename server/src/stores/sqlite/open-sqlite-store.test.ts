import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type TempDirectory, tempDirectory } from '../../testing/temp-directory.ts';
import { aCommit, aJob, anInstance, at, NOON } from '../contract-tests/samples.ts';
import { StoreDamaged, StoreLocked, StoreTooNew, StoreUnavailable } from '../ports/errors.ts';
import { Connection } from './connection.ts';
import { migrate } from './migrate.ts';
import { migrations } from './migrations/index.ts';
import { openSqliteStore } from './open-sqlite-store.ts';
import { createWriter } from './writer.ts';

// What only SQLite has: one file, one process, a schema of its own.
describe('opening the embedded store', () => {
  let directory: TempDirectory;
  beforeEach(() => {
    directory = tempDirectory();
  });
  afterEach(() => directory.remove());
  const open = () => openSqliteStore({ directory: directory.path });

  it('refuses a directory that is in use and names who uses it', async () => {
    const store = await open();
    await expect(open()).rejects.toThrow(StoreLocked);
    await expect(open()).rejects.toThrow(`process ${process.pid}`);
    await store.close();
    await (await open()).close();
  });

  it('refuses a directory that another process holds, and takes it over when that is killed', async () => {
    const holder = await holdInAnotherProcess(directory.path);
    await expect(open()).rejects.toThrow(`process ${holder.pid}`);
    holder.kill('SIGKILL');
    await once(holder, 'exit');
    expect(existsSync(join(directory.path, 'server.pid'))).toBe(true);
    const store = await open();
    expect(
      (await store.jobs.claim({ owner: 'n2', now: NOON, leaseMs: 1000, limit: 9 })).map((j) => j.id),
    ).toEqual(['held']);
    await store.close();
  });

  it('says which file is damaged and what to do', async () => {
    writeFileSync(join(directory.path, 'flowbook.db'), 'this was a database once. '.repeat(400));
    const error = await open().then(
      () => null,
      (reason: unknown) => reason,
    );
    expect(error).toBeInstanceOf(StoreDamaged);
    expect((error as StoreDamaged).path).toBe(join(directory.path, 'flowbook.db'));
    expect((error as StoreDamaged).advice).toContain('backup');
    expect((error as StoreDamaged).cause).toBeDefined();
  });

  it('looks for damage after a crash', async () => {
    const store = await open();
    for (let n = 0; n < 50; n++)
      await store.instances.commit(aCommit(anInstance(`i${n}`, { state: 'x'.repeat(2000) })));
    await store.close();
    truncateSync(join(directory.path, 'flowbook.db'), 128 * 1024);
    writeFileSync(join(directory.path, 'server.pid'), 'process 1 on gone');
    await expect(open()).rejects.toThrow(StoreDamaged);
  });

  it('lets the directory go when opening fails', async () => {
    const file = join(directory.path, 'flowbook.db');
    writeFileSync(file, 'damaged'.repeat(1000));
    await expect(open()).rejects.toThrow(StoreDamaged);
    truncateSync(file, 0);
    await (await open()).close();
  });

  it('refuses a database that a newer version wrote, and leaves it alone', async () => {
    await (await open()).close();
    const connection = new Connection(join(directory.path, 'flowbook.db'));
    connection.run(`INSERT INTO schema_migrations VALUES (999, 'from-the-future', '')`);
    connection.close();
    await expect(open()).rejects.toThrow(StoreTooNew);
    await expect(open()).rejects.toThrow(/schema 999/);
  });

  it('cannot be opened where no directory can be made', async () => {
    writeFileSync(join(directory.path, 'file'), '');
    await expect(openSqliteStore({ directory: join(directory.path, 'file', 'data') })).rejects.toThrow(
      StoreUnavailable,
    );
  });

  it('answers a ping only as long as it can be written', async () => {
    let isGone = false;
    const store = await openSqliteStore({
      directory: directory.path,
      startWriter: (connection) => {
        const writer = createWriter(connection);
        return {
          ...writer,
          commit: (group) =>
            isGone ? Promise.reject(new StoreUnavailable('The thread has ended.')) : writer.commit(group),
        };
      },
    });
    await store.ping();
    isGone = true;
    await expect(store.ping()).rejects.toThrow(StoreUnavailable);
    await store.close();
  });

  it('writes ahead and flushes every commit', async () => {
    const store = await open();
    await store.instances.commit(aCommit(anInstance('i1')));
    expect(readdirSync(directory.path)).toContain('flowbook.db-wal');
    await store.close();
  });

  it('frees the jobs that a former process held, for nobody else can hold them', async () => {
    let store = await open();
    await store.instances.commit(aCommit(anInstance('i1'), { jobs: [aJob('j1', 'i1')] }));
    await store.jobs.claim({ owner: 'n1', now: NOON, leaseMs: 3_600_000, limit: 1 });
    await store.close();
    store = await open();
    expect(await store.jobs.claim({ owner: 'n1', now: at(0), leaseMs: 1000, limit: 1 })).toMatchObject([
      { id: 'j1', attempts: 2 },
    ]);
    await store.close();
  });
});

describe('migrations', () => {
  it('are numbered 1, 2, 3 …', () => {
    expect(migrations.map(({ version }) => version)).toEqual(migrations.map((_, index) => index + 1));
  });

  it('are applied once each; one that fails leaves the schema as it was', () => {
    const directory = tempDirectory();
    const connection = new Connection(join(directory.path, 'm.db'));
    const first = { version: 1, name: 'one', sql: 'CREATE TABLE one (a TEXT)' };
    const broken = { version: 2, name: 'two', sql: 'CREATE TABLE two (a TEXT); CREATE TABLE one (a TEXT)' };
    migrate(connection, [first]);
    migrate(connection, [first]);
    expect(() => migrate(connection, [first, broken])).toThrow(/already exists/);
    const tables = connection.all(`SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name`);
    expect(tables.map(({ name }) => name)).toEqual(['one', 'schema_migrations']);
    migrate(connection, [first, { version: 2, name: 'two', sql: 'CREATE TABLE two (a TEXT)' }]);
    expect(connection.first('SELECT max(version) AS version FROM schema_migrations')?.version).toBe(2);
    connection.close();
    directory.remove();
  });
});

async function holdInAnotherProcess(directory: string) {
  const program = `
    import { openSqliteStore } from ${JSON.stringify(new URL('./open-sqlite-store.ts', import.meta.url).href)};
    import { aCommit, aJob, anInstance, NOON } from ${JSON.stringify(new URL('../contract-tests/samples.ts', import.meta.url).href)};
    const store = await openSqliteStore({ directory: ${JSON.stringify(directory)} });
    await store.instances.commit(aCommit(anInstance('i1'), { jobs: [aJob('held', 'i1')] }));
    await store.jobs.claim({ owner: 'n1', now: NOON, leaseMs: 3600000, limit: 1 });
    console.log('held');
    setInterval(() => {}, 1000);
  `;
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  return child;
}
