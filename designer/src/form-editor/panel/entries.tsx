import { Checkbox, Input, InputNumber, Select } from 'antd';
import { type ReactNode, useEffect, useId, useState } from 'react';

interface EntryProps {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly error?: string | null | undefined;
  readonly children: (ids: { readonly id: string; readonly described: string | undefined }) => ReactNode;
}

/** A labelled control with its hint or its error. */
export function Entry({ label, hint, error, children }: EntryProps) {
  const id = useId();
  const note = error ?? hint;
  return (
    <div className="fbd-entry">
      <label htmlFor={id}>{label}</label>
      {children({ id, described: note === undefined ? undefined : `${id}-note` })}
      {note !== undefined && (
        <div id={`${id}-note`} className={error ? 'fbd-entry-error' : 'fbd-entry-hint'}>
          {note}
        </div>
      )}
    </div>
  );
}

interface TextEntryProps {
  readonly label: string;
  readonly value: string;
  readonly onCommit: (value: string) => void;
  readonly hint?: string;
  /** A sentence when the text may not be taken; it then stays where it was typed. */
  readonly check?: (value: string) => string | null;
  readonly rows?: number;
  readonly monospace?: boolean;
}

/** A text that is taken when the person leaves it or presses Enter, so that one change is one step to undo. */
export function TextEntry({ label, value, onCommit, hint, check, rows, monospace }: TextEntryProps) {
  const [typed, setTyped] = useState(value);
  useEffect(() => setTyped(value), [value]);
  const error = check === undefined || typed === value ? null : check(typed);
  const commit = () => {
    if (typed !== value && error === null) onCommit(typed);
  };
  return (
    <Entry label={label} hint={hint} error={error}>
      {({ id, described }) => {
        const shared = {
          id,
          value: typed,
          'aria-describedby': described,
          'aria-invalid': error !== null,
          ...(error === null ? {} : { status: 'error' as const }),
          ...(monospace ? { className: 'fbd-monospace', spellCheck: false } : {}),
          onBlur: commit,
          onChange: (event: { readonly target: { readonly value: string } }) => setTyped(event.target.value),
        };
        return rows === undefined ? (
          <Input {...shared} onPressEnter={commit} />
        ) : (
          <Input.TextArea {...shared} autoSize={{ minRows: rows, maxRows: 12 }} />
        );
      }}
    </Entry>
  );
}

interface NumberEntryProps {
  readonly label: string;
  readonly value: number | null;
  readonly onCommit: (value: number | undefined) => void;
  readonly min?: number;
  readonly whole?: boolean;
  readonly hint?: string;
}

/** A number; empty takes the property away. */
export function NumberEntry({ label, value, onCommit, min, whole, hint }: NumberEntryProps) {
  const [typed, setTyped] = useState<number | null>(value);
  useEffect(() => setTyped(value), [value]);
  const commit = () => {
    if (typed !== value) onCommit(typed ?? undefined);
  };
  return (
    <Entry label={label} hint={hint}>
      {({ id, described }) => (
        <InputNumber
          id={id}
          value={typed}
          {...(min === undefined ? {} : { min })}
          {...(whole ? { precision: 0 } : {})}
          {...(described === undefined ? {} : { 'aria-describedby': described })}
          style={{ width: '100%' }}
          onChange={(next) => setTyped(next)}
          onBlur={commit}
          onPressEnter={commit}
        />
      )}
    </Entry>
  );
}

interface SelectEntryProps {
  readonly label: string;
  /** `''`: the first option, which stands for nothing. */
  readonly value: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly onCommit: (value: string) => void;
  readonly hint?: string;
}

export function SelectEntry({ label, value, options, onCommit, hint }: SelectEntryProps) {
  return (
    <Entry label={label} hint={hint}>
      {({ id }) => (
        <Select
          id={id}
          value={value}
          options={options.map((option) => ({ ...option }))}
          style={{ width: '100%' }}
          onChange={(next: string) => onCommit(next)}
        />
      )}
    </Entry>
  );
}

interface CheckEntryProps {
  readonly label: string;
  readonly value: boolean;
  readonly onCommit: (value: boolean) => void;
}

export function CheckEntry({ label, value, onCommit }: CheckEntryProps) {
  return (
    <div className="fbd-entry">
      <Checkbox checked={value} onChange={(event) => onCommit(event.target.checked)}>
        {label}
      </Checkbox>
    </div>
  );
}

/** A part of the panel under a heading. */
export function Section({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className="fbd-section">
      <h3>{title}</h3>
      {children}
    </section>
  );
}
