import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tempDirectory } from '../../testing/temp-directory.ts';
import type { OpenHarness } from '../contract-tests/harness.ts';
import { aCommit, anInstance } from '../contract-tests/samples.ts';
import { storeContract } from '../contract-tests/store-contract.ts';
import { StoreUnavailable } from '../ports/errors.ts';
import { openSqliteStore, type SqliteOptions } from './open-sqlite-store.ts';
import { startWriterThread } from './writer-thread.ts';

type Writing = Pick<SqliteOptions, 'startWriter'>;

/** The thread's program, bundled as the product has it; below the server, whence it finds its packages. */
const program = join(import.meta.dirname, '../../../dist/testing', `sqlite-writer-${process.pid}.js`);
const inThread: Writing = {
  startWriter: (_, settings) => startWriterThread(pathToFileURL(program), settings),
};

beforeAll(async () => {
  await build({
    entryPoints: [join(import.meta.dirname, 'writer-thread-main.ts')],
    outfile: program,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
  });
});
afterAll(() => rmSync(program, { force: true }));

storeContract('SQLite', openWith({}));
storeContract('SQLite with a thread that writes', openWith(inThread));

describe('a thread that writes', () => {
  it('says that the database cannot be written when it has died', async () => {
    const directory = tempDirectory();
    const dead = new URL('data:text/javascript,process.exit(3)');
    const store = await openSqliteStore({
      directory: directory.path,
      startWriter: (_, settings) => startWriterThread(dead, settings),
    });
    const commit = (id: string) => store.instances.commit(aCommit(anInstance(id)));
    await expect(commit('under way')).rejects.toBeInstanceOf(StoreUnavailable);
    await expect(commit('later')).rejects.toBeInstanceOf(StoreUnavailable);
    await store.close();
    directory.remove();
  });
});

function openWith(writing: Writing): OpenHarness {
  return async () => {
    const directory = tempDirectory();
    const open = () => openSqliteStore({ directory: directory.path, ...writing });
    let store = await open();
    return {
      get store() {
        return store;
      },
      reopen: async () => {
        await store.close();
        store = await open();
        return store;
      },
      dispose: async () => {
        await store.close();
        directory.remove();
      },
    };
  };
}
