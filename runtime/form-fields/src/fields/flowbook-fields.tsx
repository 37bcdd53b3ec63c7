/** @jsxImportSource preact */
import type { Locale } from '@flowbook/forms';
import { canvasHost, type FlowbookHost } from '../host/flowbook-host.ts';
import { computed } from './computed.tsx';
import { DateTimeField, datetimeConfig } from './date/datetime.tsx';
import type { FieldConfig, FieldProps, FieldType } from './field.ts';
import { grid } from './grid/grid.tsx';
import { customerpicker, personpicker, rolepicker } from './picker/pickers.tsx';
import { rating } from './rating.tsx';
import { signature } from './signature.tsx';
import { fileupload } from './upload/fileupload.tsx';
import '../styles/fields.css';
import '../styles/grid.css';

/** Flowbook's own field types, in the order of a palette. */
export const fieldTypes: readonly FieldType[] = [
  grid,
  personpicker,
  rolepicker,
  customerpicker,
  signature,
  rating,
  fileupload,
  computed,
];

/** The configurations of all types in one language, by type. */
export function fieldConfigs(locale: Locale): { readonly [type: string]: FieldConfig } {
  return Object.fromEntries(fieldTypes.map((field) => [field.type, field.config(locale)]));
}

interface FormFields {
  register(type: string, field: unknown): void;
}

/** A didi service that makes the types known to the form or form editor that it stands in. */
class FlowbookFields {
  static $inject = ['formFields', 'flowbookHost'];

  constructor(formFields: FormFields, host: FlowbookHost) {
    for (const { type, Field, config } of fieldTypes) {
      const bound = (props: Omit<FieldProps, 'host'>) => <Field {...props} host={host} />;
      formFields.register(type, Object.assign(bound, { config: config(host.locale) }));
    }
  }
}

/** A didi service for forms that are filled: dates and times with our own input. The editor keeps form-js' own. */
class FilledDates {
  static $inject = ['formFields', 'flowbookHost'];

  constructor(formFields: FormFields, host: FlowbookHost) {
    const bound = (props: Omit<FieldProps, 'host'>) => <DateTimeField {...props} host={host} />;
    formFields.register('datetime', Object.assign(bound, { config: datetimeConfig }));
  }
}

/** A module for `additionalModules` of form-js' `Form`, beside `flowbookFields`. */
export const filledDates = { __init__: ['filledDates'], filledDates: ['type', FilledDates] };

/**
 * A module for `additionalModules` of form-js' `Form` and `FormEditor`. A later module may give another `flowbookHost`
 * (`{ flowbookHost: ['value', host] }`); without one the fields show themselves in Chinese and ask for nothing.
 */
export const flowbookFields = {
  __init__: ['flowbookFields'],
  flowbookFields: ['type', FlowbookFields],
  flowbookHost: ['value', canvasHost('zh')],
};
