import type { DraftRow, JobRow, Json, ReleaseRow } from './rows.ts';

/** Published versions and drafts of process apps. */
export interface DefinitionStore {
  /**
   * Publishes `version`, which must be the latest plus one; `false` when somebody was faster. `timers` change with it
   * or not at all: rows of `end` are taken away, then those of `begin` are added.
   */
  publish(
    release: ReleaseRow,
    timers?: { readonly begin: readonly JobRow[]; readonly end: readonly string[] },
  ): Promise<boolean>;
  release(key: string, version: number): Promise<ReleaseRow | null>;
  latestRelease(key: string): Promise<ReleaseRow | null>;
  latestReleases(): Promise<readonly ReleaseRow[]>;
  /** The latest release of each app without its content, by key. */
  latestVersions(): Promise<readonly Omit<ReleaseRow, 'content'>[]>;
  /** Versions without content, newest first. */
  versions(key: string): Promise<readonly Omit<ReleaseRow, 'content'>[]>;
  draft(key: string): Promise<DraftRow | null>;
  drafts(): Promise<readonly Omit<DraftRow, 'content'>[]>;
  /** Stores the draft if the stored one has `expectedRev` (0: there is none); its new revision is one more. */
  saveDraft(draft: {
    key: string;
    expectedRev: number;
    content: Json;
    editedAt: string;
    editedBy: string | null;
  }): Promise<boolean>;
  deleteDraft(key: string, expectedRev: number): Promise<boolean>;
}
