import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { openSqliteStore, type Store } from '@flowbook/server';
import { afterEach, beforeEach, describe, expect, it, type TestContext } from 'vitest';
import { StoreUnavailable } from '../../server/src/stores/ports/errors.ts';
import { type TempDirectory, tempDirectory } from '../../server/src/testing/temp-directory.ts';
import { mountSmallDisk, type SmallDisk } from './support/full-disk.ts';

const DISK_MB = 4;
const GROUP = 5;

/** Customers whose names take much room; those of one group are written in one turn, so in one transaction. */
async function writeGroup(store: Store, first: number): Promise<{ done: string[]; refused: string[] }> {
  const ids = Array.from({ length: GROUP }, (_, n) => `c${first + n}`);
  const name = { zh: '名'.repeat(1500), en: 'n'.repeat(3000) };
  const results = await Promise.allSettled(
    ids.map((id) => store.records.putCustomer({ id, name, grade: 'A', phone: '1' })),
  );
  for (const result of results)
    if (result.status === 'rejected') expect(result.reason).toBeInstanceOf(StoreUnavailable);
  return {
    done: ids.filter((_, n) => results[n]?.status === 'fulfilled'),
    refused: ids.filter((_, n) => results[n]?.status === 'rejected'),
  };
}

async function present(store: Store): Promise<readonly string[]> {
  return (await store.records.customers({ limit: 10_000 })).map(({ id }) => id).sort();
}

describe('the embedded store on a full disk', () => {
  let temp: TempDirectory;
  let directory: string;
  let disk: SmallDisk | { readonly reason: string };

  beforeEach(() => {
    temp = tempDirectory();
    directory = join(temp.path, 'disk');
    mkdirSync(directory);
    disk = mountSmallDisk(directory, DISK_MB);
  });
  afterEach(() => {
    if ('remove' in disk) disk.remove();
    temp.remove();
  });

  function smallDisk(context: TestContext): SmallDisk {
    return 'reason' in disk ? context.skip(disk.reason) : disk;
  }

  /** What a process that dies now leaves behind, opened by the next one. */
  async function asAfterPowerFailure(n: number): Promise<readonly string[]> {
    const image = join(temp.path, `image-${n}`);
    mkdirSync(image);
    for (const file of ['flowbook.db', 'flowbook.db-wal'])
      copyFileSync(join(directory, file), join(image, file));
    const store = await openSqliteStore({ directory: image });
    const ids = await present(store);
    await store.close();
    return ids;
  }

  it('keeps what it confirmed, refuses the rest, and goes on when there is room', async (context) => {
    const small = smallDisk(context);
    const store = await openSqliteStore({ directory });
    const confirmed: string[] = [];
    let refusals = 0;
    for (let round = 0; round < 12; round++) {
      // Also in the middle of a group, and of a page.
      if (round % 4 === 3) small.free();
      else small.fill(((round * 37) % 11) * 7000);
      const { done, refused } = await writeGroup(store, round * GROUP);
      confirmed.push(...done);
      refusals += refused.length;
      expect(await present(store)).toEqual([...confirmed].sort());
      if (round % 3 === 0) expect(await asAfterPowerFailure(round)).toEqual([...confirmed].sort());
    }
    expect(refusals).toBeGreaterThan(GROUP);
    expect(confirmed.length).toBeGreaterThan(GROUP);
    await store.close();
  });

  it('closes, and lets the next server have the data', async (context) => {
    const small = smallDisk(context);
    const store = await openSqliteStore({ directory });
    const { done } = await writeGroup(store, 0);
    small.fill(0);
    await store.close();
    small.free();
    const next = await openSqliteStore({ directory });
    expect(await present(next)).toEqual([...done].sort());
    await next.close();
  });
});
