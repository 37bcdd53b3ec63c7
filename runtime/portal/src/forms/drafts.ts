import type { DocumentData } from '@flowbook/contract';

const PREFIX = 'flowbook.draft.';

/**
 * What somebody typed and has not sent yet, kept for this browser tab only, so that an ended session, a reload or a
 * look at another page loses nothing. Each entry holds only the fields that differ from what the server had given.
 */
export function keepDraft(id: string, opened: DocumentData, now: DocumentData): void {
  const changed = Object.entries(now).filter(
    ([key, value]) => JSON.stringify(value) !== JSON.stringify(opened[key]),
  );
  try {
    if (changed.length === 0) sessionStorage.removeItem(PREFIX + id);
    else sessionStorage.setItem(PREFIX + id, JSON.stringify(Object.fromEntries(changed)));
  } catch {
    // A full or forbidden storage costs the draft, never the page.
  }
}

/** The kept fields of a form, or `null`. */
export function draftOf(id: string): DocumentData | null {
  try {
    const text = sessionStorage.getItem(PREFIX + id);
    return text === null ? null : (JSON.parse(text) as DocumentData);
  } catch {
    return null;
  }
}

/** The form was sent: nothing is unsent any more. */
export function dropDraft(id: string): void {
  sessionStorage.removeItem(PREFIX + id);
}

/** Signing out leaves nothing behind for the next person. */
export function forgetDrafts(): void {
  for (const key of Object.keys(sessionStorage)) {
    if (key.startsWith(PREFIX)) sessionStorage.removeItem(key);
  }
}
