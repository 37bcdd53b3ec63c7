import { AutoComplete } from 'antd';
import { Property } from './Property.tsx';
import { useTypedText } from './useTypedText.ts';

interface SuggestPropertyProps {
  readonly label: string;
  readonly value: string;
  readonly suggestions: readonly { readonly value: string; readonly label?: string }[];
  readonly onCommit: (text: string) => void;
  readonly placeholder?: string;
  readonly help?: string;
  readonly faultOf?: (text: string) => string | null;
  /** What is typed, for suggestions that are asked for. */
  readonly onSearch?: (text: string) => void;
}

/** A text with suggestions; others may be typed too. */
export function SuggestProperty(props: SuggestPropertyProps) {
  const { label, value, suggestions, onCommit, faultOf, onSearch } = props;
  const typed = useTypedText(value, onCommit, (text) => faultOf === undefined || faultOf(text) === null);
  const fault = typed.text === value ? null : (faultOf?.(typed.text) ?? null);
  const wanted = typed.text.toLocaleLowerCase();
  const options = suggestions.map((each) => ({ value: each.value, label: each.label ?? each.value }));
  return (
    <Property label={label} help={props.help} fault={fault}>
      <AutoComplete
        className="fbd-wide"
        aria-label={label}
        value={typed.text}
        maxLength={400}
        placeholder={props.placeholder}
        options={
          onSearch !== undefined || typed.text === value
            ? options
            : options.filter((each) => `${each.value} ${each.label}`.toLocaleLowerCase().includes(wanted))
        }
        onChange={(text: string | undefined) => {
          typed.type(text ?? '');
          onSearch?.(text ?? '');
        }}
        onFocus={() => onSearch?.(value)}
        onSelect={() => setTimeout(typed.commit)}
        onBlur={typed.commit}
      />
    </Property>
  );
}
