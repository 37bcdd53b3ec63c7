import type { FormErrorCode } from '../api.ts';
import type { Json } from '../json.ts';
import type { Locale } from '../schema.ts';
import { en } from './en.ts';
import type { SentenceKey, Sentences } from './sentences.ts';
import { zh } from './zh.ts';

const sentences: { readonly [locale in Locale]: Sentences } = { zh, en };

/** How a missing value is asked for. */
export type Asking = 'choose' | 'tick' | 'upload' | 'sign' | 'rate' | 'row';

const ASKED: { readonly [asking in Asking]: SentenceKey } = {
  choose: 'required-choose',
  tick: 'required-tick',
  upload: 'required-upload',
  sign: 'required-sign',
  rate: 'required-rate',
  row: 'required-row',
};

/**
 * The sentence of a finding. `params`: `label` (of the field), what the code itself needs (`min`, `maxLength` …), `asking`
 * (how a missing value is given) and `row` (number of the row, from 1), which the sentence then begins with.
 */
export function messageOf(
  code: FormErrorCode,
  locale: Locale,
  params: { readonly [name: string]: Json } = {},
): string {
  const own = sentences[locale];
  const sentence = filled(own[keyOf(code, params)], params);
  return params.row === undefined ? sentence : filled(own.row, params) + sentence;
}

function keyOf(code: FormErrorCode, params: { readonly [name: string]: Json }): SentenceKey {
  if (code === 'required' && isAsking(params.asking)) return ASKED[params.asking];
  if (code === 'decimals' && params.digits === 0) return 'decimals-none';
  return code === 'pattern' && typeof params.says === 'string' ? 'pattern-says' : code;
}

function isAsking(value: Json | undefined): value is Asking {
  return typeof value === 'string' && Object.hasOwn(ASKED, value);
}

function filled(sentence: string, params: { readonly [name: string]: Json }): string {
  return sentence.replace(/\{(\w+)\}/g, (_, name: string) => String(params[name] ?? ''));
}
