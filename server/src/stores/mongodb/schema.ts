import { StoreError, StoreTooNew } from '../ports/errors.ts';
import type { Database } from './database.ts';

/** Raised when documents change in a way that older versions of Flowbook cannot read. */
export const SCHEMA = 1;
/** There while a backup is brought back. */
export const RESTORING = 'restoring';

/** Throws `StoreTooNew` for the data of a newer version, and a `StoreError` for half of a backup. */
export async function checkSchema({ schema, name }: Database): Promise<void> {
  if ((await schema.first({ _id: RESTORING })) !== null)
    throw new StoreError(
      `A backup is being brought back into the database ${name}, or was not brought back to its end: drop it then, and restore once more.`,
    );
  if (await schema.add({ _id: 'version', value: SCHEMA })) return;
  const found = await schema.first({ _id: 'version' });
  if (found !== null && found.value > SCHEMA) throw new StoreTooNew(name, found.value, SCHEMA);
}
