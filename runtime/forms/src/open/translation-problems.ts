import type { FormSchema } from '../schema.ts';
import { translationOf } from './text-of.ts';
import { textsOf } from './texts.ts';

/** A Chinese text without English. */
export interface TranslationProblem {
  readonly path: string;
  readonly text: string;
}

/** The texts of a form that have Chinese characters and no English translation, in reading order. */
export function translationProblems(schema: FormSchema): readonly TranslationProblem[] {
  return textsOf(schema)
    .filter(({ text }) => /\p{Script=Han}/u.test(text))
    .filter(({ path, member }) => translationOf(schema, 'en', path, member) === undefined)
    .map(({ path, text }) => ({ path, text }));
}
