import type { FormData, Json } from '@flowbook/forms';
import type { ComponentIndex } from './component-index.ts';

/**
 * Fields that copy a member of a picked record (`flowbook.source`, for example `customer.grade`) follow what was picked in
 * the field with that key. Gives back `data` itself where nothing follows, else a copy.
 */
export function copiesOf(
  index: ComponentIndex,
  data: FormData,
  fieldKey: string,
  record: { readonly [member: string]: Json } | null,
): FormData {
  const copies: { [key: string]: Json } = {};
  for (const { component, lists } of index.values()) {
    const source = component.flowbook?.source;
    if (source === undefined || component.key === undefined || lists.length > 0) continue;
    if (component.key.includes('.') || !source.startsWith(`${fieldKey}.`)) continue;
    copies[component.key] = record?.[source.slice(fieldKey.length + 1)] ?? null;
  }
  return Object.keys(copies).length === 0 ? data : { ...data, ...copies };
}
