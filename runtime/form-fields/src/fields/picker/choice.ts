import type { Bilingual, CustomerRecord, FieldServices, NamedRecord } from '../../host/field-services.ts';

/** What a picker picks. */
export type PickerKind = 'person' | 'role' | 'customer';

export interface Choice {
  readonly id: string;
  readonly name: Bilingual;
  /** A customer's grade. */
  readonly grade?: string;
  /** All that the search told of it. */
  readonly record: NamedRecord | CustomerRecord;
}

/** What the services find; people can be narrowed to those of one role. */
export async function findChoices(
  services: FieldServices,
  kind: PickerKind,
  text: string,
  role?: string,
): Promise<readonly Choice[]> {
  if (kind === 'customer') {
    const found = await services.searchCustomers(text);
    return found.map((record) => ({ id: record.id, name: record.name, grade: record.grade, record }));
  }
  const found =
    kind === 'person' ? await services.searchPeople(text, role) : await services.searchRoles(text);
  return found.map((record) => ({ id: record.id, name: record.name, record }));
}

/** What a document keeps of a customer: id, name and the grade at the time of picking. */
export function customerValue(record: NamedRecord | CustomerRecord): {
  id: string;
  name: string;
  grade?: string;
} {
  const { id, name } = record;
  return { id, name: name.zh, ...('grade' in record ? { grade: record.grade } : {}) };
}
