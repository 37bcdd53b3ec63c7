import type { DefinitionStore } from '../ports/definition-store.ts';
import type { DraftRow, Json, ReleaseRow } from '../ports/rows.ts';
import type { Database } from './database.ts';
import type { DraftDocument, ReleaseDocument } from './documents.ts';
import { settleRelease } from './heal.ts';
import { fromText, toText } from './json-text.ts';
import { ReadGroup } from './read-group.ts';

const NO_TIMERS = { begin: [], end: [] };

type ReleaseSummary = Omit<ReleaseRow, 'content'>;

interface VersionsOfKey {
  readonly _id: string;
  /** The newest first. */
  readonly versions: readonly ReleaseSummary[];
}

/** Releases and drafts of process apps, in MongoDB. */
export function createDefinitionStore(database: Database): DefinitionStore {
  const { releases, drafts } = database;
  const latest = (key: string) => releases.first({ key }, { sort: { version: -1 } });
  // Whoever starts a case asks which version is the newest.
  const versionsByKey = new ReadGroup<VersionsOfKey>((keys) => versionsOf(database, keys));

  return {
    publish: async ({ content, ...summary }, timers = NO_TIMERS) => {
      const { key, version } = summary;
      const before = await releases.first({ key }, { sort: { version: -1 }, only: ['version'] });
      if (version !== 1 + (before?.version ?? 0)) return false;
      const document: ReleaseDocument = {
        _id: releaseId(key, version),
        key,
        version,
        summary: toText(summary),
        content: toText(content),
        pending: true,
        timers: toText(timers),
      };
      if (!(await releases.add(document))) return false;
      await settleRelease(database, document);
      return true;
    },
    release: async (key, version) => releaseIn(await releases.first({ _id: releaseId(key, version) })),
    latestRelease: async (key) => releaseIn(await latest(key)),
    latestReleases: async () => {
      const ids = await latestIds(database);
      const found = await releases.find({ _id: { $in: ids } }, { sort: { key: 1 } });
      return found.map(releaseFrom);
    },
    latestVersions: async () => {
      const ids = await latestIds(database);
      const found = await releases.find({ _id: { $in: ids } }, { sort: { key: 1 }, only: ['summary'] });
      return found.map(({ summary }) => fromText<ReleaseSummary>(summary));
    },
    versions: async (key) => (await versionsByKey.one(key))?.versions ?? [],
    draft: async (key) => {
      const document = await drafts.first({ _id: key });
      return document === null ? null : { ...draftFrom(document), content: fromText<Json>(document.content) };
    },
    drafts: async () =>
      (await drafts.find({}, { sort: { _id: 1 }, only: ['rev', 'editedAt', 'editedBy'] })).map(draftFrom),
    saveDraft: ({ key, expectedRev, content, editedAt, editedBy }) => {
      const document = { _id: key, rev: expectedRev + 1, editedAt, editedBy, content: toText(content) };
      return expectedRev === 0
        ? drafts.add(document)
        : drafts.replace({ _id: key, rev: expectedRev }, document);
    },
    deleteDraft: async (key, expectedRev) => (await drafts.delete({ _id: key, rev: expectedRev })) === 1,
  };
}

async function versionsOf(database: Database, keys: readonly string[]): Promise<readonly VersionsOfKey[]> {
  const found = await database.releases.find(
    { key: { $in: [...keys] } },
    { sort: { version: -1 }, only: ['key', 'summary'] },
  );
  return keys.map((_id) => {
    const own = found.filter(({ key }) => key === _id);
    return { _id, versions: own.map(({ summary }) => fromText<ReleaseSummary>(summary)) };
  });
}

function releaseId(key: string, version: number): string {
  return `${key}/${version}`;
}

/** Ids of each app's latest release, from their numbers alone. */
async function latestIds(database: Database): Promise<readonly string[]> {
  const newest = new Map<string, number>();
  for (const { key, version } of await database.releases.find({}, { only: ['key', 'version'] }))
    newest.set(key, Math.max(version, newest.get(key) ?? 0));
  return [...newest].map(([key, version]) => releaseId(key, version));
}

function releaseIn(document: ReleaseDocument | null): ReleaseRow | null {
  return document === null ? null : releaseFrom(document);
}

function releaseFrom({ summary, content }: ReleaseDocument): ReleaseRow {
  return { ...fromText<ReleaseSummary>(summary), content: fromText<Json>(content) };
}

function draftFrom({ _id, rev, editedAt, editedBy }: DraftDocument): Omit<DraftRow, 'content'> {
  return { key: _id, rev, editedAt, editedBy };
}
