import type { Locale } from '@flowbook/forms';
import flatpickr from 'flatpickr';
import { Mandarin } from 'flatpickr/dist/l10n/zh.js';
import { textOf } from '../texts/text-of.ts';

/**
 * form-js makes its calendars with flatpickr's common settings: here their language, and days written `YYYY-MM-DD` in
 * both languages instead of whatever the browser is set to.
 */
export function localizeDates(locale: Locale): void {
  flatpickr.localize(locale === 'zh' ? Mandarin : flatpickr.l10ns.default);
  flatpickr.setDefaults({
    onReady: (_days, _text, calendar) => {
      if (calendar.config.inline) return;
      calendar.set('dateFormat', 'Y-m-d');
      calendar.input.placeholder = textOf(locale, 'date.format');
    },
  });
}
