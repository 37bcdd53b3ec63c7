import { extensionsOf, type Source, textOf } from './source.ts';

/** A name in both languages of the interface. */
export interface Bilingual {
  readonly zh: string;
  readonly en: string;
}

/** The `name` attribute is the Chinese name; `<fb:translation lang="en">` the English one, else the same. */
export function bilingualNameOf(source: Source): Bilingual {
  const zh = textOf(source, 'name') ?? '';
  const english = extensionsOf(source, 'fb:Translation').find((entry) => textOf(entry, 'lang') === 'en');
  return { zh, en: (english && textOf(english, 'text')) ?? zh };
}
