import type { DefinitionStore } from '../ports/definition-store.ts';
import type { DraftRow, Json, ReleaseRow } from '../ports/rows.ts';
import type { Connection, Row } from './connection.ts';
import { deleteJob, writeJob } from './instance-commit.ts';
import { fromText, toText } from './json-text.ts';
import { KeptRows } from './kept-rows.ts';
import { required, type Statement, statement } from './statement.ts';
import { changedBy, type WriteQueue } from './write-queue.ts';

/** How many apps' lists of versions are kept in memory. */
const MOST_KEPT = 1000;
const NO_TIMERS = { begin: [], end: [] };

type ReleaseSummary = Omit<ReleaseRow, 'content'>;

/** Releases and drafts of process apps, in SQLite. */
export function createDefinitionStore(connection: Connection, writes: WriteQueue): DefinitionStore {
  const versions = new KeptRows<readonly ReleaseSummary[]>(MOST_KEPT);

  return {
    publish: async (release, { begin, end } = NO_TIMERS) => {
      const published = required('outdated', publication(release));
      const written = writes.write(published, ...end.map(deleteJob), ...begin.map(writeJob));
      return (await versions.whileWriting(written, release.key)).ok;
    },
    release: async (key, version) => {
      const row = connection.first('SELECT * FROM releases WHERE key = ? AND version = ?', key, version);
      return row === null ? null : releaseFrom(row);
    },
    latestRelease: async (key) => {
      const row = connection.first('SELECT * FROM releases WHERE key = ? ORDER BY version DESC LIMIT 1', key);
      return row === null ? null : releaseFrom(row);
    },
    latestReleases: async () =>
      connection
        .all(
          `SELECT * FROM releases AS r
           WHERE version = (SELECT max(version) FROM releases WHERE key = r.key) ORDER BY key`,
        )
        .map(releaseFrom),
    latestVersions: async () =>
      connection
        .all(
          `SELECT summary FROM releases AS r
           WHERE version = (SELECT max(version) FROM releases WHERE key = r.key) ORDER BY key`,
        )
        .map(({ summary }) => fromText<ReleaseSummary>(summary)),
    versions: async (key) => versions.get(key, () => versionsOf(connection, key)) ?? [],
    draft: async (key) => {
      const row = connection.first('SELECT * FROM drafts WHERE key = ?', key);
      return row === null ? null : { ...draftFrom(row), content: fromText<Json>(row.content) };
    },
    drafts: async () =>
      connection.all('SELECT key, rev, edited_at, edited_by FROM drafts ORDER BY key').map(draftFrom),
    saveDraft: async (draft) => changedBy(await writes.write(draftStatement(draft))) === 1,
    deleteDraft: async (key, expectedRev) =>
      changedBy(
        await writes.write(statement('DELETE FROM drafts WHERE key = ? AND rev = ?', key, expectedRev)),
      ) === 1,
  };
}

function versionsOf(connection: Connection, key: string): readonly ReleaseSummary[] {
  return connection
    .all('SELECT summary FROM releases WHERE key = ? ORDER BY version DESC', key)
    .map(({ summary }) => fromText<ReleaseSummary>(summary));
}

/** Changes no row when the version is not the next one. */
function publication({ content, ...summary }: ReleaseRow): Statement {
  const { key, version } = summary;
  return statement(
    `INSERT INTO releases (key, version, summary, content)
     SELECT ?1, ?2, ?3, ?4 WHERE ?2 = 1 + coalesce((SELECT max(version) FROM releases WHERE key = ?1), 0)`,
    key,
    version,
    toText(summary),
    toText(content),
  );
}

/** Changes no row when the stored draft is of another revision. */
function draftStatement(draft: Parameters<DefinitionStore['saveDraft']>[0]): Statement {
  const values = [draft.editedAt, draft.editedBy, toText(draft.content), draft.key] as const;
  if (draft.expectedRev === 0)
    return statement(
      `INSERT INTO drafts (rev, edited_at, edited_by, content, key) VALUES (1, ?, ?, ?, ?)
       ON CONFLICT (key) DO NOTHING`,
      ...values,
    );
  return statement(
    `UPDATE drafts SET rev = rev + 1, edited_at = ?, edited_by = ?, content = ? WHERE key = ? AND rev = ?`,
    ...values,
    draft.expectedRev,
  );
}

function releaseFrom(row: Row): ReleaseRow {
  return { ...fromText<ReleaseSummary>(row.summary), content: fromText<Json>(row.content) };
}

function draftFrom(row: Row): Omit<DraftRow, 'content'> {
  return {
    key: String(row.key),
    rev: Number(row.rev),
    editedAt: String(row.edited_at),
    editedBy: row.edited_by === null ? null : String(row.edited_by),
  };
}
