import type { FormComponent, FormSchema } from '@flowbook/forms';
import { isList, membersOf } from '../../http/json.ts';
import type { RecordStore } from '../../stores/ports/people-store.ts';
import type { Json } from '../../stores/ports/rows.ts';

const FILE_FIELDS = new Set(['fileupload', 'filepicker']);

/**
 * Whether every file that a submission refers to was uploaded and is described as it is: `accept` was checked on what
 * the client says of a file, so that has to be true.
 */
export async function areFilesKnown(
  { components }: FormSchema,
  changes: { readonly [field: string]: Json },
  records: RecordStore,
): Promise<boolean> {
  const keys = new Set(fileKeys(components));
  if (keys.size === 0) return true;
  for (const reference of referencesIn(changes, keys)) {
    const { id, name, size, type } = membersOf(reference);
    const file = typeof id === 'string' ? await records.file(id) : null;
    if (file === null || file.name !== name || file.size !== size || file.type !== type) return false;
  }
  return true;
}

function fileKeys(components: readonly FormComponent[]): readonly string[] {
  return components.flatMap(({ type, key, components: inner = [] }) => [
    ...(FILE_FIELDS.has(type) && key !== undefined ? [key.split('.').at(-1) ?? ''] : []),
    ...fileKeys(inner),
  ]);
}

/** Members of the lists that stand under a file field's key, however deep in groups and rows. */
function referencesIn(value: Json, keys: ReadonlySet<string>): readonly Json[] {
  if (isList(value)) return value.flatMap((item) => referencesIn(item, keys));
  return Object.entries(membersOf(value)).flatMap(([key, member]) =>
    keys.has(key) && isList(member) ? member : referencesIn(member, keys),
  );
}
