import type { Locale } from '@flowbook/forms';
import { createContext, useContext } from 'react';
import { en } from './en.ts';
import { type Texts, zh } from './zh.ts';

/** The form editor's texts in a language. */
export function textsOf(locale: Locale): Texts {
  return locale === 'en' ? en : zh;
}

/** A text with its places filled: `{name}` by `values.name`. */
export function filled(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place));
}

/** The texts for everything inside the editor. */
export const TextsContext = createContext<Texts>(zh);

export function useTexts(): Texts {
  return useContext(TextsContext);
}
