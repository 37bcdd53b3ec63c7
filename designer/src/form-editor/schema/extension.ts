import type { FormExtension, FormSchema } from '@flowbook/forms';

/** Flowbook's part of a schema; a form from elsewhere has none yet. */
export function extensionOf(schema: Pick<FormSchema, 'flowbook' | 'id'>): FormExtension {
  return schema.flowbook ?? { title: schema.id, stages: [] };
}
