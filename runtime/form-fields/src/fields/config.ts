import type { Json, Locale } from '@flowbook/forms';
import type { FieldConfig } from './field.ts';

interface Presentation {
  readonly type: string;
  readonly name: { readonly [locale in Locale]: string };
  readonly group: FieldConfig['group'];
  /** Drawing inside a 54 × 54 picture, in strokes. */
  readonly icon: string;
  readonly emptyValue: Json;
  /** The value if it is of the type's shape; anything else becomes empty. */
  readonly accepts: (value: unknown) => boolean;
  readonly defaults?: (locale: Locale) => Record<string, unknown>;
  readonly entries?: readonly string[];
}

const commonEntries = ['key', 'label', 'description', 'readonly', 'disabled'];

/** Makes the configuration of a field type in every language. */
export function configOf(given: Presentation): (locale: Locale) => FieldConfig {
  return (locale) => ({
    type: given.type,
    keyed: true,
    name: given.name[locale],
    group: given.group,
    iconUrl: `data:image/svg+xml,${encodeURIComponent(pictureOf(given.icon))}`,
    emptyValue: given.emptyValue,
    sanitizeValue: ({ value }) => (given.accepts(value) ? (value as Json) : given.emptyValue),
    create: (options = {}) => ({
      label: given.name[locale],
      ...(given.defaults?.(locale) ?? {}),
      ...options,
    }),
    propertiesPanelEntries: [...commonEntries, ...(given.entries ?? [])],
  });
}

function pictureOf(drawing: string): string {
  return (
    '<svg xmlns="http://www.w3.org/2000/svg" width="54" height="54" viewBox="0 0 54 54" fill="none" ' +
    `stroke="#22242a" stroke-width="2" stroke-linejoin="round" stroke-linecap="round">${drawing}</svg>`
  );
}
