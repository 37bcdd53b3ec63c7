/** @jsxImportSource preact */
import type { Json } from '@flowbook/forms';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { CellProps } from './cell-props.ts';
import { readNumber } from './cell-values.ts';

/** After the last key, so long until the document hears of it, in milliseconds. */
const PAUSE = 250;

/** A text or a number. What is typed stays as typed until the cell is left; what is no number stays for correction. */
export function TextCell({ column, value, control, onChange }: CellProps) {
  const [draft, drawDraft] = useState<string | null>(null);
  // What was typed last counts, also before it is drawn.
  const typed = useRef<string | null>(null);
  const setDraft = (text: string | null) => {
    typed.current = text;
    drawDraft(text);
  };
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  useEffect(() => () => clearTimeout(timer.current ?? undefined), []);
  const isNumber = column.type === 'number';
  const shown = value === null || value === undefined ? '' : String(value);
  const send = (text: string) => {
    clearTimeout(timer.current ?? undefined);
    timer.current = null;
    const next = isNumber ? numberOrText(text) : text;
    if (next !== (value ?? (isNumber ? null : ''))) onChange(next);
  };
  const props = {
    ...control,
    class: isNumber ? 'fbf-input fbf-number' : 'fbf-input',
    value: draft ?? shown,
    onInput: (event: { currentTarget: HTMLInputElement | HTMLTextAreaElement }) => {
      const text = event.currentTarget.value;
      setDraft(text);
      clearTimeout(timer.current ?? undefined);
      timer.current = setTimeout(send, PAUSE, text);
    },
    onBlur: () => {
      if (timer.current !== null && typed.current !== null) send(typed.current);
      setDraft(null);
    },
  };
  if (column.type === 'textarea') return <textarea rows={linesOf(draft ?? shown)} {...props} />;
  return <input type="text" inputMode={isNumber ? 'decimal' : 'text'} autocomplete="off" {...props} />;
}

function numberOrText(text: string): Json {
  return text.trim() === '' ? null : (readNumber(text) ?? text);
}

function linesOf(text: string): number {
  return Math.min(6, Math.max(1, text.split('\n').length));
}
