import { z } from 'zod';
import { FormSchemaDocument } from './forms.ts';
import { Bilingual, Id, Instant, Person } from './primitives.ts';

/** A process app: one process with its forms and decisions. Owners edit its draft and publish versions of it. */
export const AppContent = z.object({
  name: Bilingual,
  summary: Bilingual,
  domain: Bilingual,
  /** Role that owns the process. */
  owner: Id.nullable(),
  /** Roles that may start it; empty: everybody. */
  starters: z.array(Id),
  bpmn: z.string().max(12_000_000),
  forms: z.record(Id, FormSchemaDocument),
  /** DMN XML by decision file id. */
  decisions: z.record(Id, z.string()),
});
export type AppContent = z.infer<typeof AppContent>;

export const App = z.object({
  key: Id,
  name: Bilingual,
  domain: Bilingual,
  publishedVersion: z.int().nullable(),
  publishedAt: Instant.nullable(),
  /** Revision of the draft; `0` when nobody has edited since the last publication. */
  draftRev: z.int(),
  draftEditedAt: Instant.nullable(),
  draftEditedBy: Person.nullable(),
});
export type App = z.infer<typeof App>;
export const AppList = z.object({ items: z.array(App) });
export type AppList = z.infer<typeof AppList>;

export const AppDraft = z.object({ app: App, rev: z.int(), content: AppContent });
export type AppDraft = z.infer<typeof AppDraft>;

/** `rev` is the revision on which the edit stands; another one in the store answers `draft.stale-revision`. */
export const SaveDraft = z.object({ rev: z.int(), content: AppContent });
export type SaveDraft = z.infer<typeof SaveDraft>;
export const DraftSaved = z.object({ rev: z.int() });
export type DraftSaved = z.infer<typeof DraftSaved>;

export const CreateApp = z.object({ key: z.string().regex(/^[a-z][a-z0-9-]{1,63}$/), name: Bilingual });
export type CreateApp = z.infer<typeof CreateApp>;

export const AppProblem = z.object({
  /** `process`, or `form:<id>`, or `decision:<id>`. */
  where: z.string(),
  code: z.string(),
  elementId: z.string().nullable(),
  reason: z.string(),
});
export type AppProblem = z.infer<typeof AppProblem>;
export const AppProblems = z.object({
  /** What stands in the way of publishing. */
  problems: z.array(AppProblem),
  /** What ought to be mended but keeps nobody from publishing: texts without English, what an import leaves behind. */
  warnings: z.array(AppProblem).optional(),
});
export type AppProblems = z.infer<typeof AppProblems>;

export const PublishDraft = z.object({ rev: z.int() });
export type PublishDraft = z.infer<typeof PublishDraft>;
export const Published = z.object({ key: Id, version: z.int().positive() });
export type Published = z.infer<typeof Published>;
