import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Segmented, Space } from 'antd';
import { useTexts } from '../../texts/texts.ts';
import { ComparisonRow } from './ComparisonRow.tsx';
import type { ConditionGroup, ConditionPart } from './condition.ts';
import type { FieldChoice } from './field-choices.ts';
import { comparisonFor } from './operators.ts';

interface ConditionBuilderProps {
  readonly group: ConditionGroup;
  readonly fields: readonly FieldChoice[];
  readonly onChange: (group: ConditionGroup) => void;
  /** Absent for the outermost group. */
  readonly onRemove?: () => void;
}

/** A condition as rows of comparisons that hold all together or one of them, with groups inside. */
export function ConditionBuilder({ group, fields, onChange, onRemove }: ConditionBuilderProps) {
  const t = useTexts();
  const put = (at: number, part: ConditionPart) =>
    onChange({ ...group, parts: group.parts.map((each, index) => (index === at ? part : each)) });
  const remove = (at: number) =>
    onChange({ ...group, parts: group.parts.filter((_, index) => index !== at) });
  const add = (part: ConditionPart) => onChange({ ...group, parts: [...group.parts, part] });
  const [first] = fields;
  const fresh = comparisonFor(first?.path ?? '', first?.kind ?? 'text');
  return (
    <fieldset className="fbd-group" aria-label={t('condition.group')}>
      <div className="fbd-group-head">
        <Segmented
          size="small"
          value={group.join}
          options={[
            { value: 'and', label: t('condition.and') },
            { value: 'or', label: t('condition.or') },
          ]}
          onChange={(join) => onChange({ ...group, join: join === 'or' ? 'or' : 'and' })}
        />
        {onRemove !== undefined && (
          <Button
            type="text"
            size="small"
            icon={<DeleteOutlined aria-hidden />}
            aria-label={t('condition.removeGroup')}
            onClick={onRemove}
          />
        )}
      </div>
      {group.parts.map((part, at) =>
        part.kind === 'group' ? (
          <ConditionBuilder
            // biome-ignore lint/suspicious/noArrayIndexKey: parts have no identity but their place
            key={at}
            group={part}
            fields={fields}
            onChange={(next) => put(at, next)}
            onRemove={() => remove(at)}
          />
        ) : (
          <ComparisonRow
            // biome-ignore lint/suspicious/noArrayIndexKey: parts have no identity but their place
            key={at}
            comparison={part}
            fields={fields}
            onChange={(next) => put(at, next)}
            onRemove={() => remove(at)}
          />
        ),
      )}
      <Space>
        <Button size="small" icon={<PlusOutlined aria-hidden />} onClick={() => add(fresh)}>
          {t('condition.addRow')}
        </Button>
        <Button
          size="small"
          icon={<PlusOutlined aria-hidden />}
          onClick={() => add({ kind: 'group', join: group.join === 'and' ? 'or' : 'and', parts: [fresh] })}
        >
          {t('condition.addGroup')}
        </Button>
      </Space>
    </fieldset>
  );
}
