import type { FormSchema } from '../schema.ts';

/** The version of the form-js schema that Flowbook writes. */
export const SCHEMA_VERSION = 19;

/** A new form: one stage, nothing in it. */
export function emptyForm(id: string, title: string): FormSchema {
  return {
    type: 'default',
    id,
    schemaVersion: SCHEMA_VERSION,
    components: [],
    flowbook: {
      title,
      stages: [{ id: 'fill', name: '填写' }],
      translations: { en: { 'stage/fill': { label: 'Fill in' } } },
    },
  };
}
