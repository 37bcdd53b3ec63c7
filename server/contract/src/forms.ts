import { z } from 'zod';
import { DocumentData, Id } from './primitives.ts';

/** A form-js schema with Flowbook's additions; its shape is `FormSchema` of `@flowbook/forms`, checked there. */
export const FormSchemaDocument = z.looseObject({
  type: z.literal('default'),
  id: Id,
  components: z.array(z.unknown()),
});
export type FormSchemaDocument = z.infer<typeof FormSchemaDocument>;

/** A form as one person meets it: the exact version, where it is opened, and the data that this person may see. */
export const OpenedForm = z.object({
  form: Id,
  version: z.int().positive(),
  stage: z.string().nullable(),
  fieldRights: z.record(z.string(), z.enum(['hide', 'read', 'edit'])),
  schema: FormSchemaDocument,
  data: DocumentData,
});
export type OpenedForm = z.infer<typeof OpenedForm>;

/** One finding of the validator; `path` is a key, or key / row / column. */
export const FormFinding = z.object({
  code: z.string(),
  path: z.array(z.union([z.string(), z.number()])),
  componentId: z.string().optional(),
  message: z.string(),
});
export type FormFinding = z.infer<typeof FormFinding>;
