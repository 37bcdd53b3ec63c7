import type { Locale } from '@flowbook/forms';
import { en } from './en.ts';
import { zh } from './zh.ts';

export type TextKey = keyof typeof zh;

const texts = { zh, en } as const;

/** A text in the language asked for, its `{name}` places filled. */
export function textOf(
  locale: Locale,
  key: TextKey,
  values: { readonly [name: string]: string | number } = {},
): string {
  return texts[locale][key].replace(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place));
}
