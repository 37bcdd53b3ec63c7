import type { FormData, Json } from './json.ts';
import type { FormOpening, FormSchema, Locale } from './schema.ts';

/** Codes of form findings; the sentences in both languages stand in `messages.ts`. */
export type FormErrorCode =
  | 'required'
  | 'type'
  | 'option'
  | 'min'
  | 'max'
  | 'min-length'
  | 'max-length'
  | 'pattern'
  | 'email'
  | 'phone'
  | 'date'
  | 'decimals'
  | 'increment'
  | 'accept'
  | 'check'
  | 'not-writable'
  | 'unknown-field';

/** One finding. `path` is the place in the document: a key, or key / row index / column key. */
export interface FormError {
  readonly code: FormErrorCode;
  readonly path: readonly (string | number)[];
  /** The component's id; absent for an unknown field. */
  readonly componentId?: string;
  readonly params?: { readonly [name: string]: Json };
  /** The sentence in the language asked for. */
  readonly message: string;
}

export interface Evaluation {
  /** The document with computed values, without hidden fields. */
  readonly data: FormData;
  readonly errors: readonly FormError[];
}

export interface EvaluationOptions extends FormOpening {
  readonly locale?: Locale;
  /** ISO 8601 UTC; what `today` means. */
  readonly now: string;
  readonly timeZone?: string;
}

export type Submission =
  | {
      readonly ok: true /** The fields to merge into the document. */;
      readonly changes: FormData;
      readonly data: FormData;
    }
  | { readonly ok: false; readonly errors: readonly FormError[] };

export interface SchemaProblem {
  readonly code: string;
  readonly componentId: string | null;
  readonly reason: string;
}

/**
 * Doors of the package (each in a file of its own):
 * - `checkSchema(input: unknown): { ok: true; schema: FormSchema } | { ok: false; problems: SchemaProblem[] }`
 * - `compileForm(schema: FormSchema): CompiledForm` — rules parsed once
 * - `evaluateForm(form, data, options): Evaluation` — what the page shows while somebody types
 * - `acceptSubmission(form, stored, submitted, options): Submission` — what the server does: refuses unknown, hidden and
 *   read-only fields, checks types and constraints, computes
 * - `openForm(schema, opening, locale): FormSchema` — the plain form-js schema that the viewer renders
 * - `initialData(form, stored, options)` — defaults and automatic values
 */
export type Doors = { readonly schema: FormSchema };
