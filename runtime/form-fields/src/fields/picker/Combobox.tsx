/** @jsxImportSource preact */
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { FlowbookHost } from '../../host/flowbook-host.ts';
import { textOf } from '../../texts/text-of.ts';
import { usePopup } from '../use-popup.ts';
import { announce, ChoiceList } from './ChoiceList.tsx';
import type { Choice, PickerKind } from './choice.ts';
import { useSearch } from './use-search.ts';

export interface Picked {
  readonly id: string;
  readonly text: string;
}

interface ComboboxProps {
  readonly id: string;
  readonly kind: PickerKind;
  readonly role?: string | undefined;
  readonly multiple: boolean;
  readonly picked: readonly Picked[];
  readonly host: FlowbookHost;
  readonly label?: string | undefined;
  readonly describedBy?: string | undefined;
  readonly invalid: boolean;
  readonly required: boolean;
  /** Marks of the grid around, for its keyboard. */
  readonly marks?: { readonly [attribute: `data-${string}`]: string | number };
  readonly onPick: (choice: Choice) => void;
  readonly onRemove: (id: string) => void;
  readonly onBlur: () => void;
}

/** A search field with a list below it (the ARIA combobox pattern). One choice stands in the field, several before it. */
export function Combobox(props: ComboboxProps) {
  const { id, kind, multiple, picked, host, onPick, onRemove } = props;
  const { locale, services } = host;
  const anchor = useRef<HTMLDivElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const box = useRef<HTMLDivElement>(null);
  const [text, setText] = useState<string | null>(null);
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(0);
  const search = useSearch(services, kind, props.role, open, text ?? '');
  const choices = search.state === 'found' ? search.choices : [];
  const single = multiple ? undefined : picked[0];
  usePopup(anchor, box, open, search);
  // A list of other people begins at its first.
  // biome-ignore lint/correctness/useExhaustiveDependencies: follows what was found
  useLayoutEffect(() => setActive(0), [search]);

  const close = () => {
    setOpen(false);
    setText(null);
  };
  const pick = (choice: Choice) => {
    onPick(choice);
    close();
    input.current?.focus();
  };
  const step = (by: number) => {
    setOpen(true);
    if (choices.length > 0)
      setActive((before) => (open ? (before + by + choices.length) % choices.length : 0));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // A list that is being composed by an input method takes its keys for itself.
    if (event.isComposing) return;
    const choice = choices[active];
    const removable = picked.at(-1);
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      if (!open && props.marks !== undefined && !event.altKey) return;
      step(event.key === 'ArrowDown' ? 1 : -1);
    } else if (event.key === 'Enter') {
      if (!open) return;
      if (choice !== undefined) pick(choice);
    } else if (event.key === 'Escape') {
      if (!open) return;
      close();
    } else if (event.key === 'Backspace') {
      if (multiple && (text ?? '') === '' && removable !== undefined) onRemove(removable.id);
      return;
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div class="fbf-combobox" ref={anchor}>
      {multiple &&
        picked.map((item) => (
          <span key={item.id} class="fbf-tag">
            {item.text}
            <button
              type="button"
              class="fbf-icon-button"
              aria-label={textOf(locale, 'picker.remove', { name: item.text })}
              onClick={() => onRemove(item.id)}
            >
              ×
            </button>
          </span>
        ))}
      <input
        ref={input}
        id={id}
        type="text"
        role="combobox"
        autocomplete="off"
        class="fbf-combobox-input"
        value={text ?? single?.text ?? ''}
        placeholder={single === undefined ? textOf(locale, `picker.${kind}`) : undefined}
        aria-expanded={open}
        aria-controls={open ? `${id}-list` : undefined}
        aria-activedescendant={open && choices.length > 0 ? `${id}-list-${active}` : undefined}
        aria-autocomplete="list"
        aria-label={props.label}
        aria-describedby={props.describedBy}
        aria-invalid={props.invalid}
        aria-required={props.required}
        {...props.marks}
        onInput={(event) => {
          setText(event.currentTarget.value);
          setOpen(true);
        }}
        onClick={() => setOpen(true)}
        onKeyDown={onKeyDown}
        onBlur={() => {
          // A field that was emptied is meant empty.
          if (text === '' && single !== undefined) onRemove(single.id);
          close();
          props.onBlur();
        }}
      />
      {single !== undefined && (
        <button
          type="button"
          class="fbf-icon-button"
          aria-label={textOf(locale, 'picker.remove', { name: single.text })}
          onClick={() => {
            onRemove(single.id);
            input.current?.focus();
          }}
        >
          ×
        </button>
      )}
      <span class="fbf-unseen" role="status">
        {open ? announce(search, locale) : ''}
      </span>
      {open && (
        <ChoiceList
          id={`${id}-list`}
          search={search}
          active={active}
          chosen={picked.map((item) => item.id)}
          locale={locale}
          label={textOf(locale, `picker.${kind}`)}
          box={box}
          onPick={pick}
        />
      )}
    </div>
  );
}
