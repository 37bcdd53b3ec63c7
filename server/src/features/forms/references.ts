import type { FieldDescription } from '@flowbook/forms';
import { isList, valueAt } from '../../http/json.ts';
import type { Json } from '../../stores/ports/rows.ts';

/** What a document takes from outside: uploaded files, customers, people and roles. */
export type ReferenceKind = 'file' | 'customer' | 'person' | 'role';

export interface Reference {
  readonly kind: ReferenceKind;
  /** A file or customer as the document describes it, or the id of a person or role. */
  readonly value: Json;
}

/** Which of a form's fields hold references, by the type of field or grid column. */
const KINDS: { readonly [type: string]: ReferenceKind } = {
  fileupload: 'file',
  filepicker: 'file',
  customerpicker: 'customer',
  customer: 'customer',
  personpicker: 'person',
  person: 'person',
  rolepicker: 'role',
};

/** Every reference in a document or a part of it, in grids and lists too. Empty fields hold none. */
export function referencesIn(fields: readonly FieldDescription[], document: Json): readonly Reference[] {
  return fields.flatMap(({ path, type, value: held, columns }) => {
    const value = valueAt(document, path.split('.'));
    if (value === undefined || value === null || value === '') return [];
    if (held === 'rows') return isList(value) ? value.flatMap((row) => referencesIn(columns, row)) : [];
    const kind = Object.hasOwn(KINDS, type) ? KINDS[type] : undefined;
    if (kind === undefined) return [];
    return (isList(value) ? value : [value]).map((one) => ({ kind, value: one }));
  });
}
