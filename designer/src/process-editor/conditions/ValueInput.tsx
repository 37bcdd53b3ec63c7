import type { Json } from '@flowbook/contract';
import { Input, InputNumber, Select } from 'antd';
import { useTexts } from '../../texts/texts.ts';
import type { Comparison } from './condition.ts';
import type { FieldChoice } from './field-choices.ts';

interface ValueInputProps {
  readonly comparison: Comparison;
  readonly field: FieldChoice | undefined;
  readonly onChange: (comparison: Comparison) => void;
}

/** The constant of a comparison, entered as the field's kind wants it. */
export function ValueInput({ comparison, field, onChange }: ValueInputProps) {
  const t = useTexts();
  const { operator, value } = comparison;
  const label = t('condition.value');
  const set = (next: Json) => onChange({ ...comparison, value: next });
  const options = [...(field?.options ?? [])];
  if (operator === 'empty' || operator === 'filled') return <span />;
  if (operator === 'oneOf' || operator === 'noneOf') {
    return (
      <Select
        aria-label={label}
        mode={options.length > 0 ? 'multiple' : 'tags'}
        placeholder={label}
        value={Array.isArray(value) ? value.map(String) : []}
        options={options}
        onChange={(chosen: string[]) => set(chosen)}
      />
    );
  }
  if (field?.kind === 'boolean') {
    return (
      <Select
        aria-label={label}
        value={value === false ? 'no' : 'yes'}
        options={[
          { value: 'yes', label: t('condition.yes') },
          { value: 'no', label: t('condition.no') },
        ]}
        onChange={(chosen) => set(chosen === 'yes')}
      />
    );
  }
  if (field?.kind === 'number' || (field === undefined && typeof value === 'number')) {
    return (
      <InputNumber
        className="fbd-wide"
        aria-label={label}
        placeholder={label}
        value={typeof value === 'number' ? value : null}
        onChange={(next) => set(next ?? '')}
      />
    );
  }
  if (options.length > 0) {
    return (
      <Select
        aria-label={label}
        placeholder={label}
        value={value === '' ? null : String(value)}
        options={options}
        showSearch={{ optionFilterProp: 'label' }}
        onChange={(chosen: string) => set(chosen)}
      />
    );
  }
  return (
    <Input
      aria-label={label}
      placeholder={field?.kind === 'date' ? t('condition.date') : label}
      value={typeof value === 'string' ? value : String(value)}
      onChange={(event) => set(field?.kind === 'any' ? asNumber(event.target.value) : event.target.value)}
    />
  );
}

/** What a worked-out field is compared with: a number where the text is one. */
function asNumber(text: string): string | number {
  return /^-?(0|[1-9]\d*)(\.\d*[1-9])?$/.test(text) ? Number(text) : text;
}
