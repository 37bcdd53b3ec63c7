import { codeOf, failureOf } from '../../api/result.ts';

/** What a refused completion means for the page. */
export type CompletionTrouble =
  /** The server found something wrong in the fields. */
  | 'fields'
  /** Somebody changed the document meanwhile. */
  | 'stale'
  /** There is nothing left to complete. */
  | 'over'
  /** The task is somebody else's now. */
  | 'not-mine'
  | 'other';

const BY_CODE: Readonly<Record<string, CompletionTrouble>> = {
  'form.invalid': 'fields',
  'task.stale-revision': 'stale',
  'task.already-completed': 'over',
  'task.not-active': 'over',
  'task.not-found': 'over',
  'task.not-assigned': 'not-mine',
  'task.not-yours': 'not-mine',
};

/** Reads the refusal by its code, never by its text. */
export function completionTrouble(error: unknown): CompletionTrouble {
  return BY_CODE[codeOf(error) ?? ''] ?? 'other';
}

/** What the server found in the fields. */
export function findingsOf(error: unknown) {
  const failure = failureOf(error);
  return failure.kind === 'refused' ? (failure.error.findings ?? []) : [];
}
