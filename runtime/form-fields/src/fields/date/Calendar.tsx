/** @jsxImportSource preact */
import type { Locale } from '@flowbook/forms';
import flatpickr from 'flatpickr';
import { Mandarin } from 'flatpickr/dist/l10n/zh.js';
import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { topLayer, usePopup } from '../use-popup.ts';

interface CalendarProps {
  readonly value: string | null;
  readonly withTime: boolean;
  readonly locale: Locale;
  readonly label: string;
  readonly anchor: RefObject<HTMLElement>;
  /** The day as `YYYY-MM-DD`, with time `YYYY-MM-DDTHH:mm`. `done`: a day was picked and nothing more is to be chosen. */
  readonly onPick: (value: string, done: boolean) => void;
  readonly onClose: () => void;
}

/** flatpickr's own Chinese leaves the names of its controls in English and begins the week with Sunday. */
const words = {
  zh: {
    ...Mandarin,
    firstDayOfWeek: 1,
    yearAriaLabel: '年',
    monthAriaLabel: '月',
    hourAriaLabel: '时',
    minuteAriaLabel: '分',
  },
  en: 'default',
} as const;

/** A month to pick a day from, in a popup beside its field; it exists only while it is open. */
export function Calendar({ value, withTime, locale, label, anchor, onPick, onClose }: CalendarProps) {
  const box = useRef<HTMLDivElement>(null);
  const place = useRef<HTMLInputElement>(null);
  const pick = useRef(onPick);
  pick.current = onPick;
  const start = useRef(value);
  useLayoutEffect(() => {
    if (place.current === null) return;
    const format = withTime ? 'Y-m-d\\TH:i' : 'Y-m-d';
    const calendar = flatpickr(place.current, {
      inline: true,
      enableTime: withTime,
      time_24hr: true,
      dateFormat: format,
      disableMobile: true,
      locale: words[locale],
      ariaDateFormat: locale === 'zh' ? 'Y年n月j日' : 'j F Y',
      ...(start.current === null ? {} : { defaultDate: start.current }),
      errorHandler: () => {},
      onChange: (_days, text) => {
        if (text !== '') pick.current(text, !withTime);
      },
    });
    return () => calendar.destroy();
  }, [withTime, locale]);
  // After the month is drawn, whose size decides where there is room; it has a width of its own.
  usePopup(anchor, box, true, undefined, false);
  return (
    <div
      ref={box}
      {...topLayer}
      class="fbf-popup fbf-calendar"
      role="dialog"
      aria-label={label}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onClose();
      }}
    >
      <input ref={place} type="hidden" />
    </div>
  );
}

/** Puts the keyboard on the chosen day, or on today. */
export function focusDay(around: HTMLElement | null): void {
  const day = ['.flatpickr-day.selected', '.flatpickr-day.today', '.flatpickr-day']
    .map((kind) => around?.querySelector<HTMLElement>(kind))
    .find((found) => found !== null && found !== undefined);
  day?.focus();
}
