import type { Locale } from '@flowbook/contract';

const tag = (locale: Locale): string => (locale === 'zh' ? 'zh-CN' : 'en-GB');

/** Date and time in the viewer's zone; the year only where it is not the current one. */
export function dateAndTime(instant: string, locale: Locale, now = Date.now()): string {
  const sameYear = new Date(instant).getFullYear() === new Date(now).getFullYear();
  return new Intl.DateTimeFormat(tag(locale), {
    ...(sameYear ? {} : { year: 'numeric' }),
    month: locale === 'zh' ? '2-digit' : 'short',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(new Date(instant));
}

/** The time of day, such as 10:32. `at` in milliseconds. */
export function timeOfDay(at: number, locale: Locale): string {
  return new Intl.DateTimeFormat(tag(locale), {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(at);
}
