import type { App, AppContent } from '@flowbook/contract';
import type { DraftRow } from '../../stores/ports/rows.ts';
import type { Release } from '../definitions/releases.ts';
import type { PeopleNames } from '../directory/names.ts';

/** An app as its owners see it: what is published and how far the draft is. One of both is always there. */
export function presentApp(
  key: string,
  { name, domain }: Pick<AppContent, 'name' | 'domain'>,
  release: Pick<Release, 'version' | 'publishedAt'> | null,
  draft: Omit<DraftRow, 'content'> | null,
  people: PeopleNames,
): App {
  return {
    key,
    name,
    domain,
    publishedVersion: release?.version ?? null,
    publishedAt: release?.publishedAt ?? null,
    draftRev: draft?.rev ?? 0,
    draftEditedAt: draft?.editedAt ?? null,
    draftEditedBy: people.personOrNull(draft?.editedBy ?? null),
  };
}
