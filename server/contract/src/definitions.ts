import { z } from 'zod';
import { Bilingual, Id, Instant, Role } from './primitives.ts';

export const StartForm = z.object({
  startEventId: Id,
  form: Id,
  stage: z.string().nullable(),
  doc: Id.nullable(),
});

export const Definition = z.object({
  key: Id,
  version: z.int().positive(),
  name: Bilingual,
  summary: Bilingual,
  domain: Bilingual,
  owner: Role.nullable(),
  startForm: StartForm.nullable(),
  /** Whether the caller may start it. */
  startable: z.boolean(),
  publishedAt: Instant,
});
export type Definition = z.infer<typeof Definition>;

export const DefinitionList = z.object({ items: z.array(Definition) });
export type DefinitionList = z.infer<typeof DefinitionList>;

export const DefinitionDetail = Definition.extend({
  bpmn: z.string(),
  versions: z.array(
    z.object({ version: z.int().positive(), publishedAt: Instant, publishedBy: Id.nullable() }),
  ),
});
export type DefinitionDetail = z.infer<typeof DefinitionDetail>;
