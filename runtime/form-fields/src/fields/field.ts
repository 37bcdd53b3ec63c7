import type { FormComponent, GridColumn, GridRow, Json, Locale } from '@flowbook/forms';
import type { ComponentType } from 'preact';
import type { FlowbookHost, Indexes } from '../host/flowbook-host.ts';

/** The component of a custom field, as form-js hands it over. */
export type FieldSchema = FormComponent & {
  readonly max?: number;
  readonly multiple?: boolean;
  readonly accept?: string;
  readonly role?: string;
  readonly columns?: readonly GridColumn[];
  readonly rows?: readonly GridRow[];
};

/** What form-js gives a field's renderer, and the host beside it. */
export interface FieldProps {
  readonly field: FieldSchema;
  readonly value: Json | undefined;
  readonly errors?: readonly string[];
  readonly disabled?: boolean;
  readonly readonly?: boolean;
  readonly domId: string;
  readonly indexes?: Indexes;
  readonly onChange: (update: { readonly value: Json }) => void;
  readonly onBlur?: () => void;
  readonly onFocus?: () => void;
  readonly host: FlowbookHost;
}

/** What form-js and its editor need to know of a field type. */
export interface FieldConfig {
  readonly type: string;
  readonly keyed: true;
  readonly name: string;
  /** One of form-js' own palette groups: any other breaks the editor's palette. */
  readonly group: 'basic-input' | 'selection' | 'presentation';
  /** A `data:` address of an SVG picture. */
  readonly iconUrl: string;
  readonly emptyValue: Json;
  readonly sanitizeValue: (given: { readonly value: unknown }) => Json;
  /** A new component of this type; what is given wins. */
  readonly create: (given?: Record<string, unknown>) => Record<string, unknown>;
  /** The editor's own property entries that make sense for the type. */
  readonly propertiesPanelEntries: readonly string[];
}

/** A field type: how it looks, and how it presents itself to an editor in each language. */
export interface FieldType {
  readonly type: string;
  readonly Field: ComponentType<FieldProps>;
  readonly config: (locale: Locale) => FieldConfig;
}

/** The id by which the rules name an instance: the component's id and the rows that it stands in. */
export function instanceIdOf(componentId: string, indexes: Indexes | undefined): string {
  return [componentId, ...Object.values(indexes ?? {})].join('/');
}
