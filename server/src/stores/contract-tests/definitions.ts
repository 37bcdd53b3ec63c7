import { describe, expect, it } from 'vitest';
import type { ReleaseRow } from '../ports/rows.ts';
import type { CurrentStore } from './harness.ts';
import { aJob, at, NOON } from './samples.ts';

export function definitionContract(current: CurrentStore): void {
  const aRelease = (key: string, version: number): ReleaseRow => ({
    key,
    version,
    name: { zh: key, en: key },
    publishedAt: NOON,
    publishedBy: null,
    content: { bpmn: `<v${version}/>`, forms: { 'a.b$c': {} } },
  });

  describe('releases', () => {
    it('are numbered without gaps', async () => {
      const { definitions } = current();
      expect(await definitions.publish(aRelease('a', 2))).toBe(false);
      expect(await definitions.publish(aRelease('a', 1))).toBe(true);
      expect(await definitions.publish(aRelease('a', 1))).toBe(false);
      expect(await definitions.publish(aRelease('a', 3))).toBe(false);
      expect(await definitions.publish(aRelease('a', 2))).toBe(true);
      expect(await definitions.release('a', 1)).toEqual(aRelease('a', 1));
      expect(await definitions.latestRelease('a')).toEqual(aRelease('a', 2));
      expect(await definitions.release('a', 3)).toBeNull();
      expect(await definitions.latestRelease('b')).toBeNull();
    });

    it('let one of several who publish the same version win', async () => {
      const { definitions } = current();
      const won = await Promise.all(
        [1, 1, 1, 1].map((version) => definitions.publish(aRelease('a', version))),
      );
      expect(won.filter(Boolean)).toHaveLength(1);
    });

    it('bring their timers and end those before them, or change none when somebody was faster', async () => {
      const { definitions, jobs } = current();
      const timer = (id: string) => aJob(id, 'i1', { kind: 'start-timer' });
      await definitions.publish(aRelease('a', 1), { begin: [timer('one'), timer('both')], end: [] });
      expect(await jobs.job('one')).toEqual(timer('one'));
      const late = { begin: [timer('late')], end: ['one', 'both'] };
      expect(await definitions.publish(aRelease('a', 1), late)).toBe(false);
      expect([await jobs.job('late'), await jobs.job('one')]).toEqual([null, timer('one')]);
      const moved = aJob('both', 'i1', { kind: 'start-timer', dueAt: at(9) });
      await definitions.publish(aRelease('a', 2), { begin: [moved], end: ['one', 'both', 'not there'] });
      expect([await jobs.job('one'), await jobs.job('both')]).toEqual([null, moved]);
    });

    it('are listed: the latest of each app, and the versions of one', async () => {
      const { definitions } = current();
      for (const [key, version] of [
        ['b', 1],
        ['a', 1],
        ['a', 2],
      ] as const)
        await definitions.publish(aRelease(key, version));
      expect(await definitions.latestReleases()).toEqual([aRelease('a', 2), aRelease('b', 1)]);
      expect(await definitions.latestVersions()).toMatchObject([
        { key: 'a', version: 2 },
        { key: 'b', version: 1 },
      ]);
      const versions = await definitions.versions('a');
      expect(versions.map(({ version }) => version)).toEqual([2, 1]);
      expect(versions.every((release) => !('content' in release))).toBe(true);
    });
  });

  describe('drafts', () => {
    const save = (expectedRev: number, content: string) =>
      current().definitions.saveDraft({
        key: 'a',
        expectedRev,
        content: { content },
        editedAt: at(expectedRev),
        editedBy: 'wang.li',
      });

    it('are saved on the revision that was read, and on no other', async () => {
      const { definitions } = current();
      expect(await save(1, 'no draft yet')).toBe(false);
      expect(await save(0, 'first')).toBe(true);
      expect(await save(0, 'a second first')).toBe(false);
      expect(await save(1, 'second')).toBe(true);
      expect(await save(1, 'stale')).toBe(false);
      expect(await definitions.draft('a')).toEqual({
        key: 'a',
        rev: 2,
        content: { content: 'second' },
        editedAt: at(1),
        editedBy: 'wang.li',
      });
    });

    it('let one of two simultaneous saves win', async () => {
      await save(0, 'first');
      const won = await Promise.all([save(1, 'left'), save(1, 'right')]);
      expect(won.filter(Boolean)).toHaveLength(1);
    });

    it('are listed without content and deleted on the right revision', async () => {
      const { definitions } = current();
      await save(0, 'first');
      expect(await definitions.drafts()).toEqual([
        { key: 'a', rev: 1, editedAt: at(0), editedBy: 'wang.li' },
      ]);
      expect(await definitions.deleteDraft('a', 7)).toBe(false);
      expect(await definitions.deleteDraft('a', 1)).toBe(true);
      expect(await definitions.draft('a')).toBeNull();
    });
  });
}
