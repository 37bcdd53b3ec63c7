import type { FormData, Json } from './json.ts';
import type { FormOpening, Locale } from './schema.ts';

/** Codes of form findings; the sentences in both languages stand in `messages/`. */
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
  | 'min-rows'
  | 'max-rows'
  | 'past'
  | 'signer'
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

/** What a form looks like with given data. Ids of instances: see the package's README. */
export interface Evaluation {
  /** The document with computed values, without fields that a rule hides. */
  readonly data: FormData;
  /** Only for fields that the opening may edit. */
  readonly errors: readonly FormError[];
  /** Instances that are not shown: by a rule, a later stage or the right `hide`. */
  readonly hidden: readonly string[];
  /** Instances that are shown but not to be edited. */
  readonly readonly: readonly string[];
  /** Instances that must be filled now. */
  readonly required: readonly string[];
  /** Sums of grid columns with `total`, by the grid's component id, then the column's key. */
  readonly totals: { readonly [gridId: string]: { readonly [column: string]: number } };
}

export interface EvaluationOptions extends FormOpening {
  readonly locale?: Locale;
  /** ISO 8601 UTC; what `now` and `today` mean. */
  readonly now: string;
  /** IANA zone of the organisation; Asia/Shanghai if absent. */
  readonly timeZone?: string;
}

/** The person who fills the form. */
export interface CurrentUser {
  readonly id: string;
  readonly name: string;
}

export interface SubmissionOptions extends EvaluationOptions {
  /** Fills `auto: currentUser`; signatures must be this person's own. */
  readonly currentUser?: CurrentUser;
  /** Gives the next document number for a prefix; absent: numbers stay empty for `missingNumbers`. */
  readonly numbers?: (prefix: string) => string;
}

export type Submission =
  | {
      readonly ok: true;
      /** The top-level fields to merge into the document. */
      readonly changes: FormData;
      /** The document after the merge. */
      readonly data: FormData;
    }
  | { readonly ok: false; readonly errors: readonly FormError[] };

export interface SchemaProblem {
  readonly code: string;
  readonly componentId: string | null;
  readonly reason: string;
}
