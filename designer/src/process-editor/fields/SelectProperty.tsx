import { Select } from 'antd';
import { Property } from './Property.tsx';

interface SelectPropertyProps {
  readonly label: string;
  /** Empty: nothing chosen. */
  readonly value: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly onChange: (value: string) => void;
  readonly placeholder?: string;
  readonly help?: string;
  readonly clearable?: boolean;
}

/** One of several; a value that is no option any more stays visible. */
export function SelectProperty(props: SelectPropertyProps) {
  const { label, value, options, onChange, placeholder, help, clearable = false } = props;
  const known = value === '' || options.some((option) => option.value === value);
  return (
    <Property label={label} help={help}>
      <Select
        className="fbd-wide"
        aria-label={label}
        value={value === '' ? null : value}
        options={known ? [...options] : [...options, { value, label: value }]}
        placeholder={placeholder}
        allowClear={clearable}
        {...(known ? {} : { status: 'error' as const })}
        showSearch={{ optionFilterProp: 'label' }}
        onChange={(next: string | null | undefined) => onChange(next ?? '')}
      />
    </Property>
  );
}
