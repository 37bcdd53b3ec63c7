import type { FormErrorCode } from '../api.ts';

/** A sentence for each finding; `required` has one for each way in which a value is given. */
export type SentenceKey =
  | FormErrorCode
  | 'required-choose'
  | 'required-tick'
  | 'required-upload'
  | 'required-sign'
  | 'required-rate'
  | 'required-row'
  | 'decimals-none'
  | 'pattern-says';

export type Sentences = { readonly [key in SentenceKey]: string } & { readonly row: string };
