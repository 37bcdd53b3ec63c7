import type { FormComponent, FormExtension, FormSchema, Locale } from '@flowbook/forms';
import { createContext, useContext } from 'react';
import type { FormEditorHost } from '../editor/form-editor-host.ts';
import { keyedComponentsOf } from '../schema/components.ts';
import { extensionOf } from '../schema/extension.ts';
import { englishOf, type Member, withEnglish } from '../schema/translations.ts';

export interface NamedRole {
  readonly id: string;
  readonly name: string;
}

interface PanelContextValue {
  readonly locale: Locale;
  readonly host: FormEditorHost;
  readonly schema: FormSchema;
  readonly roles: readonly NamedRole[];
}

export const PanelContext = createContext<PanelContextValue | null>(null);

/** What the parts of the panel read and change. */
export function usePanel() {
  const value = useContext(PanelContext);
  if (value === null) throw new Error('The panel stands outside its editor.');
  const { host, schema, roles, locale } = value;
  const extension = extensionOf(schema);
  return {
    host,
    schema,
    roles,
    extension,
    /** What a place is called in the language of the page: its own text where it has no translation. */
    named: (path: string, text: string, member: Member = 'label') =>
      (locale === 'en' ? englishOf(extension, path, member) : '') || text,
    /** The components that hold a value, to choose one of: by key, under their labels. */
    keyedOptions: keyedComponentsOf(schema).map(({ id, key = '', label }) => ({
      value: key,
      label:
        (locale === 'en' ? englishOf(extension, id, 'label') : '') ||
        (typeof label === 'string' ? label : '') ||
        key,
    })),
    english: (path: string, member: Member) => englishOf(extension, path, member),
    setEnglish: (path: string, member: Member, text: string) =>
      host.editExtension((current) => withEnglish(current, path, member, text)),
    editExtension: (change: (current: FormExtension) => FormExtension) => host.editExtension(change),
    edit: (component: FormComponent, properties: Readonly<Record<string, unknown>>) =>
      host.edit({ component, properties }),
  };
}

/** A component's properties with one member of an object property set; an object that becomes empty goes away. */
export function withMember(
  component: FormComponent,
  property: string,
  member: string,
  value: unknown,
): Record<string, unknown> {
  const { [member]: _, ...others } = (component[property] ?? {}) as Record<string, unknown>;
  const next =
    value === undefined || value === '' || value === false ? others : { ...others, [member]: value };
  return { [property]: Object.keys(next).length === 0 ? undefined : next };
}
