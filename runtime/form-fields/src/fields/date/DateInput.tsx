/** @jsxImportSource preact */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { FlowbookHost } from '../../host/flowbook-host.ts';
import { textOf } from '../../texts/text-of.ts';
import { Calendar, focusDay } from './Calendar.tsx';
import type { MomentNotation } from './moment-notation.ts';

interface DateInputProps {
  readonly id: string;
  /** As stored. What is no moment is shown as it is. */
  readonly value: string | null;
  readonly notation: MomentNotation;
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

const BACK_WITHIN_MS = 100;

/** A day, a time or both, typed as people write it or picked from a calendar. What cannot be read stays for correction. */
export function DateInput(props: DateInputProps) {
  const { id, value, notation, host, marks, onChange } = props;
  const hasCalendar = notation.kind !== 'time';
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
  const shown = value === null ? '' : notation.show(value);
  useEffect(() => {
    if (open === 'keyboard') focusDay(wrap.current);
  }, [open]);

  const commit = () => {
    const entered = typed.current;
    if (entered === null) return;
    const local = notation.read(entered);
    const next = local === null ? entered.trim() || null : notation.store(local);
    if (next !== value && entered !== shown) onChange(next);
    setText(null);
  };
  const leave = () => {
    setOpen('no');
    props.onBlur();
  };
  const leaveUnlessBack = () => {
    if (wrap.current !== null && !wrap.current.contains(document.activeElement)) leave();
  };
  const close = () => {
    setOpen('no');
    input.current?.focus();
  };
  return (
    <div
      ref={wrap}
      class="fbf-date"
      onfocusout={({ target, relatedTarget }) => {
        if (wrap.current?.contains(relatedTarget as Node | null)) return;
        commit();
        // Picking a day draws the month anew, and then the calendar puts the keyboard on the hour.
        if (relatedTarget === null && target !== input.current) setTimeout(leaveUnlessBack, BACK_WITHIN_MS);
        else leave();
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
        placeholder={placeholderOf(notation, host)}
        aria-label={props.label}
        aria-describedby={props.describedBy}
        aria-invalid={props.invalid}
        aria-required={props.required}
        {...marks}
        onInput={(event) => setText(event.currentTarget.value)}
        onClick={() => hasCalendar && setOpen((now) => (now === 'no' ? 'mouse' : now))}
        onKeyDown={(event) => {
          if (hasCalendar && event.key === 'ArrowDown' && (event.altKey || marks === undefined)) {
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
      {hasCalendar && (
        <button
          type="button"
          class="fbf-icon-button fbf-date-button"
          tabIndex={-1}
          aria-label={textOf(host.locale, 'date.open')}
          onClick={() => setOpen((now) => (now === 'no' ? 'keyboard' : 'no'))}
        >
          <svg
            viewBox="0 0 16 16"
            width="14"
            height="14"
            aria-hidden="true"
            fill="none"
            stroke="currentColor"
          >
            <path d="M2 4.5h12V14H2zM2 7.5h12M5 2.5v3M11 2.5v3" />
          </svg>
        </button>
      )}
      {open !== 'no' && (
        <Calendar
          value={notation.read(shown)}
          withTime={notation.kind === 'datetime'}
          locale={host.locale}
          label={textOf(host.locale, 'date.open')}
          anchor={wrap}
          onPick={(picked, done) => {
            setText(null);
            onChange(notation.store(picked));
            if (done) close();
          }}
          onClose={close}
        />
      )}
    </div>
  );
}

function placeholderOf({ kind }: MomentNotation, { locale }: FlowbookHost): string {
  const day = textOf(locale, 'date.format');
  const time = textOf(locale, 'date.timeFormat');
  if (kind === 'time') return time;
  return kind === 'date' ? day : `${day} ${time}`;
}
