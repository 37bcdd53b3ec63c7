import { DeleteOutlined } from '@ant-design/icons';
import { Button, Select } from 'antd';
import { useTexts } from '../../texts/texts.ts';
import type { Comparison } from './condition.ts';
import type { FieldChoice } from './field-choices.ts';
import { comparisonFor, operatorsOf, withOperator } from './operators.ts';
import { ValueInput } from './ValueInput.tsx';

interface ComparisonRowProps {
  readonly comparison: Comparison;
  readonly fields: readonly FieldChoice[];
  readonly onChange: (comparison: Comparison) => void;
  readonly onRemove: () => void;
}

/** One comparison: field, operator, value. A field that no form has any more stays visible. */
export function ComparisonRow({ comparison, fields, onChange, onRemove }: ComparisonRowProps) {
  const t = useTexts();
  const field = fields.find(({ path }) => path === comparison.field);
  const kind = field?.kind ?? 'text';
  const byForm = [...new Set(fields.map(({ form }) => form))].map((form) => ({
    label: form,
    options: fields
      .filter((each) => each.form === form)
      .map(({ path, label }) => ({ value: path, label, title: path })),
  }));
  const unknown =
    field === undefined && comparison.field !== ''
      ? [
          {
            label: t('condition.unknownField'),
            options: [{ value: comparison.field, label: comparison.field }],
          },
        ]
      : [];
  const offered = operatorsOf[kind];
  const operators = offered.includes(comparison.operator) ? offered : [...offered, comparison.operator];
  return (
    <div className="fbd-comparison">
      <Select
        aria-label={t('condition.field')}
        placeholder={t('condition.field')}
        value={comparison.field || null}
        options={[...byForm, ...unknown]}
        showSearch={{ optionFilterProp: 'label' }}
        popupMatchSelectWidth={false}
        {...(unknown.length > 0 ? { status: 'warning' as const } : {})}
        onChange={(path: string) => {
          const next = fields.find((each) => each.path === path);
          if (next === undefined) return;
          onChange(next.kind === kind ? { ...comparison, field: path } : comparisonFor(path, next.kind));
        }}
      />
      <Select
        aria-label={t('condition.operator')}
        value={comparison.operator}
        options={operators.map((each) => ({ value: each, label: t(`operator.${each}`) }))}
        popupMatchSelectWidth={false}
        onChange={(operator) => onChange(withOperator(comparison, operator, kind))}
      />
      <ValueInput comparison={comparison} field={field} onChange={onChange} />
      <Button
        type="text"
        icon={<DeleteOutlined aria-hidden />}
        aria-label={t('condition.removeRow')}
        onClick={onRemove}
      />
    </div>
  );
}
