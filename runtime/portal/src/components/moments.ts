import type { Locale } from '@flowbook/contract';

const tag = (locale: Locale): string => (locale === 'zh' ? 'zh-CN' : 'en-GB');
const UNITS: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['week', 604_800],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
];

/** "3 hours ago", "in 2 days", in the language of the page; `null` within the minute. */
export function relativeTime(instant: string, now: number, locale: Locale): string | null {
  const seconds = Math.round((Date.parse(instant) - now) / 1_000);
  const format = new Intl.RelativeTimeFormat(tag(locale), { numeric: 'auto' });
  for (const [unit, size] of UNITS) {
    if (Math.abs(seconds) >= size) return format.format(Math.trunc(seconds / size), unit);
  }
  return null;
}

/** A length of time in its largest unit: "3 hours", "2 days". */
export function roughDuration(ms: number, locale: Locale): string {
  const seconds = Math.abs(ms) / 1_000;
  const [unit, size] = UNITS.find(([, each]) => seconds >= each) ?? (['minute', 60] as const);
  const amount = Math.max(1, Math.trunc(seconds / size));
  return new Intl.NumberFormat(tag(locale), { style: 'unit', unit, unitDisplay: 'long' }).format(amount);
}

/** Date and time in the viewer's zone; the year only where it is not the current one. */
export function absoluteTime(instant: string, now: number, locale: Locale): string {
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

/** The whole moment with its time zone, for the tooltip. */
export function exactTime(instant: string, locale: Locale): string {
  return new Intl.DateTimeFormat(tag(locale), {
    dateStyle: 'full',
    timeStyle: 'long',
    hourCycle: 'h23',
  }).format(new Date(instant));
}
