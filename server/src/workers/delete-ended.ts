import type { Store } from '../stores/ports/store.ts';
import { collectFiles, type EndedFamily, endedFamily } from './ended-family.ts';

const BATCH = 50;

export interface DeletionParts {
  readonly store: Store;
  /** Takes the bytes of a file away; one that is not there is no error. */
  readonly deleteFileBytes: (id: string) => Promise<void>;
  /** Whether to go on after a batch. */
  readonly goesOn: () => boolean;
  /** Told of each batch that was deleted. */
  readonly onDeleted: (counts: DeletedCounts) => Promise<void>;
}

export interface DeletedCounts {
  readonly instances: number;
  readonly files: number;
}

/**
 * Deletes, batch by batch, cases that ended before this instant, with all that they called, their history, tasks and
 * files. Case files stay, and so do files that one of them, or a message to another case, refers to. Files go first:
 * what a crash leaves is found again at the next time.
 */
export async function deleteEnded(parts: DeletionParts, before: string): Promise<void> {
  const { instances } = parts.store;
  let after: { readonly endedAt: string; readonly id: string } | undefined;
  do {
    const roots = await instances.endedRoots({ before, limit: BATCH, ...(after && { after }) });
    const last = roots.at(-1);
    if (last === undefined) return;
    after = { endedAt: last.endedAt ?? before, id: last.id };
    const families = (await Promise.all(roots.map((root) => endedFamily(instances, root)))).filter(
      (family) => family !== null,
    );
    let files = 0;
    for (const family of families) files += await deleteFiles(parts, family);
    const count = await instances.deleteInstances(families.flatMap(({ members }) => members));
    if (count > 0) await parts.onDeleted({ instances: count, files });
  } while (parts.goesOn());
}

async function deleteFiles({ store, deleteFileBytes }: DeletionParts, family: EndedFamily): Promise<number> {
  const archived = new Set<string>();
  for (const { id } of family.members)
    for (const caseFile of await store.records.caseFiles(id)) collectFiles(caseFile.documents, archived);
  let count = 0;
  for (const id of family.fileIds) {
    if (archived.has(id) || (await store.records.file(id)) === null) continue;
    await deleteFileBytes(id);
    await store.records.deleteFile(id);
    count++;
  }
  return count;
}
