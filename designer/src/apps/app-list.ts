import type { App, Bilingual } from '@flowbook/contract';

/** Whether an app is meant by what a person typed: part of a name, domain or key, in either language. */
export function isFound({ key, name, domain }: App, search: string): boolean {
  const wanted = search.trim().toLocaleLowerCase();
  const texts = [key, name.zh, name.en, domain.zh, domain.en];
  return texts.some((text) => text.toLocaleLowerCase().includes(wanted));
}

/** How the draft stands to what is published. */
export type DraftState = 'unpublished' | 'same' | 'edited';

export function draftStateOf({ publishedVersion, draftRev }: App): DraftState {
  if (publishedVersion === null) return 'unpublished';
  return draftRev === 0 ? 'same' : 'edited';
}

/** Last edited first; what nobody edits stands below in the order of its domain and name. */
export function sorted(apps: readonly App[]): readonly App[] {
  const edited = ({ draftEditedAt }: App) => draftEditedAt ?? '';
  const words = ({ domain, name }: App) => `${domain.zh}\u0000${name.zh}`;
  return [...apps].sort(
    (a, b) => edited(b).localeCompare(edited(a)) || words(a).localeCompare(words(b), 'zh-CN'),
  );
}

/** A key made from an English name, as a proposal. */
export function keyFor({ en }: Bilingual): string {
  const words = en.toLocaleLowerCase('en').replace(/[^a-z0-9]+/g, '-');
  return words
    .replace(/^[^a-z]+/, '')
    .replace(/-+$/, '')
    .slice(0, 64);
}
