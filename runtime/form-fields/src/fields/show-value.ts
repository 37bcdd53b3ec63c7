import type { Json, Locale } from '@flowbook/forms';
import { textOf } from '../texts/text-of.ts';

const languages = { zh: 'zh-CN', en: 'en-GB' } as const;

/** A number as people read it; with `digits` exactly so many behind the point. */
export function showNumber(value: number, locale: Locale, digits?: number): string {
  return value.toLocaleString(languages[locale], {
    ...(digits === undefined ? {} : { minimumFractionDigits: digits }),
    maximumFractionDigits: digits ?? 10,
  });
}

/** Any value as text; a dash where there is none. */
export function showValue(value: Json | undefined, locale: Locale, digits?: number): string {
  if (value === undefined || value === null || value === '') return textOf(locale, 'computed.empty');
  if (typeof value === 'number') return showNumber(value, locale, digits);
  if (typeof value === 'boolean') return textOf(locale, value ? 'grid.yes' : 'grid.no');
  if (typeof value === 'string') return value;
  return JSON.stringify(value);
}

/** A moment in the organisation's zone: `2026-11-24 16:00`. What is no moment comes back as it is. */
export function showMoment(iso: string, timeZone: string): string {
  const moment = new Date(iso);
  if (Number.isNaN(moment.getTime())) return iso;
  const parts = new Intl.DateTimeFormat('sv-SE', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  });
  return parts.format(moment);
}

/** Bytes as people read them: `1.2 MB`. */
export function showSize(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  if (bytes < 1_000_000) return `${(bytes / 1000).toFixed(0)} kB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}
