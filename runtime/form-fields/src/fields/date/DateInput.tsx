/** @jsxImportSource preact */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { FlowbookHost } from '../../host/flowbook-host.ts';
import { textOf } from '../../texts/text-of.ts';
import { Calendar, focusDay } from './Calendar.tsx';
import { readDate, readDateTime, writeDateTime } from './date-text.ts';

interface DateInputProps {
  readonly id: string;
  /** `YYYY-MM-DD`, or an ISO date-time. What is neither is shown as it is. */
  readonly value: string | null;
  readonly withTime: boolean;
  readonly host: FlowbookHost;
  readonly label?: string | undefined;
  readonly describedBy?: string | undefined;
  readonly invalid: boolean;
  readonly required: boolean;
  /** Marks of the grid around, for its keyboard. */
  readonly marks?: { readonly [attribute: `data-${string}`]: string | number };
  readonly onChange: (value: string | null) => void;
  readonly onBlur: () => void;
}

/** A day (and time), typed as people write it or picked from a calendar. What cannot be read stays for correction. */
export function DateInput(props: DateInputProps) {
  const { id, value, withTime, host, marks, onChange } = props;
  const wrap = useRef<HTMLDivElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const [text, drawText] = useState<string | null>(null);
  // What was typed last counts, also before it is drawn.
  const typed = useRef<string | null>(null);
  const setText = (next: string | null) => {
    typed.current = next;
    drawText(next);
  };
  const [open, setOpen] = useState<'no' | 'mouse' | 'keyboard'>('no');
  const read = withTime ? readDateTime : readDate;
  const shown = value === null ? '' : withTime ? writeDateTime(value, host.timeZone) : value;
  useEffect(() => {
    if (open === 'keyboard') focusDay(wrap.current);
  }, [open]);

  const commit = () => {
    const entered = typed.current;
    if (entered === null) return;
    const next = entered.trim() === '' ? null : (read(entered) ?? entered.trim());
    if (next !== value && entered !== shown) onChange(next);
    setText(null);
  };
  const close = () => {
    setOpen('no');
    input.current?.focus();
  };
  return (
    <div
      ref={wrap}
      class="fbf-date"
      onfocusout={(event) => {
        if (wrap.current?.contains(event.relatedTarget as Node | null)) return;
        commit();
        setOpen('no');
        props.onBlur();
      }}
    >
      <input
        ref={input}
        id={id}
        type="text"
        class="fbf-input"
        autocomplete="off"
        inputMode="text"
        value={text ?? shown}
        placeholder={textOf(host.locale, 'date.format') + (withTime ? ' hh:mm' : '')}
        aria-label={props.label}
        aria-describedby={props.describedBy}
        aria-invalid={props.invalid}
        aria-required={props.required}
        {...marks}
        onInput={(event) => setText(event.currentTarget.value)}
        onClick={() => setOpen((now) => (now === 'no' ? 'mouse' : now))}
        onKeyDown={(event) => {
          if (event.key === 'ArrowDown' && (event.altKey || marks === undefined)) {
            event.preventDefault();
            event.stopPropagation();
            setOpen('keyboard');
            focusDay(wrap.current);
          } else if (event.key === 'Escape' && open !== 'no') {
            event.stopPropagation();
            setOpen('no');
          } else if (event.key === 'Enter') {
            commit();
            setOpen('no');
          }
        }}
      />
      <button
        type="button"
        class="fbf-icon-button fbf-date-button"
        tabIndex={-1}
        aria-label={textOf(host.locale, 'date.open')}
        onClick={() => setOpen((now) => (now === 'no' ? 'keyboard' : 'no'))}
      >
        <svg viewBox="0 0 16 16" width="14" height="14" aria-hidden="true" fill="none" stroke="currentColor">
          <path d="M2 4.5h12V14H2zM2 7.5h12M5 2.5v3M11 2.5v3" />
        </svg>
      </button>
      {open !== 'no' && (
        <Calendar
          value={read(shown)}
          withTime={withTime}
          locale={host.locale}
          label={textOf(host.locale, 'date.open')}
          anchor={wrap}
          onPick={(picked, done) => {
            setText(null);
            onChange(picked);
            if (done) close();
          }}
          onClose={close}
        />
      )}
    </div>
  );
}
