import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ManualClock } from '../../platform/clock.ts';
import type { Store } from '../../stores/ports/store.ts';
import { openSqliteStore } from '../../stores/sqlite/open-sqlite-store.ts';
import { type TempDirectory, tempDirectory } from '../../testing/temp-directory.ts';
import { LIBRARY, NOON } from '../../testing/test-server.ts';
import { readOrganisation } from '../identity/organisation.ts';
import { seedDemo, seedRoles } from '../identity/seed-organisation.ts';
import { deployLibrary } from './deploy-library.ts';

let temp: TempDirectory;
let store: Store;
beforeEach(async () => {
  temp = tempDirectory();
  cpSync(LIBRARY, join(temp.path, 'library'), { recursive: true });
  store = await openSqliteStore({ directory: join(temp.path, 'data') });
  const organisation = await readOrganisation(join(LIBRARY, 'organisation.json'));
  await seedRoles(store, organisation);
  await seedDemo(store, organisation);
});
afterEach(async () => {
  await store.close();
  temp.remove();
});

async function deploy(): Promise<{ readonly [key: string]: string }> {
  const deployments = await deployLibrary(join(temp.path, 'library/processes'), {
    definitions: store.definitions,
    people: store.people,
    clock: new ManualClock(NOON),
    frame: { timeZone: 'Asia/Shanghai' },
    logger: pino({ level: 'silent' }),
  });
  return Object.fromEntries(deployments.map(({ key, outcome }) => [key, outcome]));
}

function change(file: string, edit: (text: string) => string): void {
  const path = join(temp.path, 'library/processes/tests', file);
  writeFileSync(path, edit(readFileSync(path, 'utf8')));
}

const versions = async () =>
  (await store.definitions.versions('complaint')).map(({ version, publishedBy }) => [version, publishedBy]);

describe('the library at start', () => {
  it('publishes what is new, once', async () => {
    expect(await deploy()).toEqual({ complaint: 'published', letter: 'published', review: 'published' });
    expect(await deploy()).toEqual({ complaint: 'unchanged', letter: 'unchanged', review: 'unchanged' });
    expect(await versions()).toEqual([[1, null]]);
  });

  it('publishes the next version of what changed, but nothing for another layout of the same', async () => {
    await deploy();
    change('complaint/complaint-sheet.form', (text) => JSON.stringify(JSON.parse(text)));
    expect(await deploy()).toMatchObject({ complaint: 'unchanged' });
    change('complaint/process.bpmn', (text) => text.replace('PT2H', 'PT4H'));
    expect(await deploy()).toMatchObject({ complaint: 'published', letter: 'unchanged' });
    expect(await versions()).toEqual([
      [2, null],
      [1, null],
    ]);
  });

  it('leaves a process alone that its owner published', async () => {
    await deploy();
    const release = await store.definitions.latestRelease('complaint');
    if (release === null) throw new Error('complaint is missing');
    await store.definitions.publish({ ...release, version: 2, publishedBy: 'owner.gao' });
    expect(await deploy()).toMatchObject({ complaint: 'unchanged' });
    change('complaint/process.bpmn', (text) => text.replace('PT2H', 'PT4H'));
    expect(await deploy()).toMatchObject({ complaint: 'kept-own-version' });
    expect(await versions()).toEqual([
      [2, 'owner.gao'],
      [1, null],
    ]);
  });

  it('reports what is broken, keeps its last sound version and goes on', async () => {
    await deploy();
    change('complaint/process.bpmn', (text) => text.replace('targetRef="verify"', 'targetRef="nowhere"'));
    change('review/note.form', (text) => text.replace('textfield', 'hologram'));
    change('letter/manifest.json', () => '{');
    const outcomes = await deploy();
    expect(outcomes).toMatchObject({ complaint: 'broken', review: 'broken' });
    expect(Object.values(outcomes)).toEqual(['broken', 'broken', 'broken']);
    expect(await versions()).toEqual([[1, null]]);
  });

  it('is nothing where there is no folder', async () => {
    rmSync(join(temp.path, 'library'), { recursive: true });
    expect(await deploy()).toEqual({});
  });
});
