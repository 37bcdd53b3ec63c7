import { Input } from 'antd';
import { Property } from './Property.tsx';
import { useTypedText } from './useTypedText.ts';

interface TextPropertyProps {
  readonly label: string;
  readonly value: string;
  readonly onCommit: (text: string) => void;
  readonly placeholder?: string;
  readonly help?: string;
  readonly multiline?: boolean;
  readonly maxLength?: number;
  readonly lang?: string;
  readonly code?: boolean;
  /** The sentence that says why a text is not taken, or `null`. */
  readonly faultOf?: (text: string) => string | null;
}

/** One text of the model. A text with a fault stays in the field and does not reach the model. */
export function TextProperty(props: TextPropertyProps) {
  const { label, value, onCommit, multiline = false, maxLength = 400, faultOf, code = false } = props;
  const typed = useTypedText(value, onCommit, (text) => faultOf === undefined || faultOf(text) === null);
  const fault = typed.text === value ? null : (faultOf?.(typed.text) ?? null);
  const common = {
    value: typed.text,
    maxLength,
    'aria-label': label,
    placeholder: props.placeholder ?? '',
    lang: props.lang,
    spellCheck: !code,
    className: code ? 'fbd-code' : '',
    onBlur: typed.commit,
    ...(fault === null ? {} : { status: 'error' as const }),
  };
  return (
    <Property label={label} help={props.help} fault={fault}>
      {multiline ? (
        <Input.TextArea
          {...common}
          autoSize={{ minRows: 2, maxRows: 8 }}
          onChange={(event) => typed.type(event.target.value)}
        />
      ) : (
        <Input {...common} onPressEnter={typed.commit} onChange={(event) => typed.type(event.target.value)} />
      )}
    </Property>
  );
}
