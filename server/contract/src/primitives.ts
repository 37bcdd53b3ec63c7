import { z } from 'zod';

/** Ids are opaque to clients. */
export const Id = z.string().min(1).max(200);
/** ISO 8601 UTC with milliseconds. */
export const Instant = z.iso.datetime();
export const Locale = z.enum(['zh', 'en']);
export type Locale = z.infer<typeof Locale>;

/** A text in both languages. */
export const Bilingual = z.object({ zh: z.string(), en: z.string() });
export type Bilingual = z.infer<typeof Bilingual>;

/** Any JSON value. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
export const Json: z.ZodType<Json> = z.json();

/** A document's data: field values by key. */
export const DocumentData = z.record(z.string(), Json);
export type DocumentData = z.infer<typeof DocumentData>;

/** A repeatable write names itself, so that repeating it changes nothing (header `Idempotency-Key`). */
export const IdempotencyKey = z.string().min(8).max(200);

export const Person = z.object({ id: Id, name: Bilingual });
export type Person = z.infer<typeof Person>;

export const Role = z.object({ id: Id, name: Bilingual });
export type Role = z.infer<typeof Role>;
