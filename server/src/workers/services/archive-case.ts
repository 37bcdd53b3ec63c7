import { derivedId } from '../../platform/ids.ts';
import type { RecordStore } from '../../stores/ports/people-store.ts';
import type { ServiceHandler } from './service-handler.ts';

/**
 * `archive-case`: files a copy of the case. Parameter `documents`: names of the variables to file, with commas
 * between; a document that this case never made is left out.
 */
export function archiveCase(records: RecordStore): ServiceHandler {
  return async ({ recordKey, input, instance, variables, now }) => {
    const names = namesIn(input.documents);
    if (names.length === 0)
      return { kind: 'refused', reason: 'The parameter "documents" names no document to archive.' };
    const present = variables();
    const documents = names.flatMap((name) => {
      const document = Object.hasOwn(present, name) ? present[name] : undefined;
      return document === undefined ? [] : [[name, document] as const];
    });
    await records.archiveCase({
      id: derivedId('f', recordKey),
      instanceId: instance.id,
      title: instance.title,
      archivedAt: now,
      documents: Object.fromEntries(documents),
    });
    return { kind: 'completed' };
  };
}

function namesIn(list: unknown): readonly string[] {
  if (typeof list !== 'string') return [];
  return list
    .split(/[,，]/)
    .map((name) => name.trim())
    .filter((name) => name !== '');
}
