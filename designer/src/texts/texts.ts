import type { Locale } from '@flowbook/contract';
import { useCallback } from 'react';
import { useDesigner } from '../app/designer-context.ts';
import { en } from './en.ts';
import { zh } from './zh.ts';

export type TextKey = keyof typeof zh;
export type Texts = { readonly [key in TextKey]: string };
export type TextParams = Readonly<Record<string, string | number>>;
export type Translate = (key: TextKey, params?: TextParams) => string;

const texts: { readonly [locale in Locale]: Texts } = { zh, en };

/** A text in one language, with `{name}` replaced by its parameters. */
export function textIn(locale: Locale, key: TextKey, params: TextParams = {}): string {
  return texts[locale][key].replace(/{(\w+)}/g, (whole, name: string) => String(params[name] ?? whole));
}

/** The texts in the language of the page. */
export function useTexts(): Translate {
  const { locale } = useDesigner();
  return useCallback((key, params) => textIn(locale, key, params), [locale]);
}
