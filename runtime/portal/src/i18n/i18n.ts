import type { Locale } from '@flowbook/contract';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { connection } from '../api/connection.ts';
import { en } from './en.ts';
import { zh } from './zh.ts';

const STORAGE_KEY = 'flowbook.locale';

declare module 'i18next' {
  interface CustomTypeOptions {
    resources: { translation: typeof zh };
    returnNull: false;
  }
}

/** The instance that all texts of the portal come from. */
export const i18n = i18next.createInstance();
i18n.on('languageChanged', (language) => follow(language as Locale));
void i18n.use(initReactI18next).init({
  lng: keptLocale(),
  resources: { zh: { translation: zh }, en: { translation: en } },
  interpolation: { escapeValue: false },
  initAsync: false,
});

/** Changes the language of everything on the page and remembers it in this browser. */
export function changeLocale(locale: Locale): void {
  localStorage.setItem(STORAGE_KEY, locale);
  void i18n.changeLanguage(locale);
}

function follow(locale: Locale): void {
  connection.locale = locale;
  document.documentElement.lang = locale === 'zh' ? 'zh-CN' : 'en';
  dayjs.locale(locale === 'zh' ? 'zh-cn' : 'en');
}

function keptLocale(): Locale {
  return localStorage.getItem(STORAGE_KEY) === 'en' ? 'en' : 'zh';
}
