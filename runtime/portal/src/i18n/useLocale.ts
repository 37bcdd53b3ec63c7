import type { Bilingual, Locale } from '@flowbook/contract';
import { useTranslation } from 'react-i18next';

/** The language of the page. */
export function useLocale(): Locale {
  const { i18n } = useTranslation();
  return i18n.language === 'en' ? 'en' : 'zh';
}

/** Reads a text of both languages in the language of the page; where that one is empty, in the other. */
export function usePick(): (text: Bilingual) => string {
  const locale = useLocale();
  return (text) => text[locale] || text.zh || text.en;
}
