import { z } from 'zod';
import { FormFinding } from './forms.ts';
import { Json } from './primitives.ts';

/** Every refusal of the API. `code` never changes its meaning; clients choose texts by it. */
export const ApiError = z.object({
  code: z.string(),
  /** One sentence in the language of the request (`Accept-Language`). */
  message: z.string(),
  requestId: z.string(),
  details: z.record(z.string(), Json).optional(),
  /** With `form.invalid`: what is wrong, field by field. */
  findings: z.array(FormFinding).optional(),
});
export type ApiError = z.infer<typeof ApiError>;
