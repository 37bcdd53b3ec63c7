import { InputNumber, Segmented, Select, Space } from 'antd';
import { useState } from 'react';
import { useTexts } from '../../texts/texts.ts';
import { type DurationUnit, durationUnits, isoOf, simpleDuration } from '../model/duration.ts';
import { ExpressionProperty } from './ExpressionProperty.tsx';
import { Property } from './Property.tsx';

interface DurationPropertyProps {
  readonly label: string;
  /** ISO 8601 duration, expression, or what `constantFault` takes besides. */
  readonly value: string;
  readonly onCommit: (value: string) => void;
  readonly constantFault: (text: string) => string | null;
  readonly help: string;
}

/** How long: a number and a unit, or any duration, moment or expression as text. */
export function DurationProperty({ label, value, onCommit, constantFault, help }: DurationPropertyProps) {
  const t = useTexts();
  const simple = simpleDuration(value);
  const [wantsText, setWantsText] = useState(false);
  const asText = wantsText || (value !== '' && simple === null);
  const [unit, setUnit] = useState<DurationUnit>('hour');
  const shownUnit = simple?.unit ?? unit;
  return (
    <div className="fbd-duration">
      {asText ? (
        <ExpressionProperty
          label={label}
          value={value}
          onCommit={(text) => onCommit(text.trim())}
          constantFault={constantFault}
          help={help}
        />
      ) : (
        <Property label={label}>
          <Space.Compact block>
            <InputNumber
              className="fbd-grow"
              aria-label={label}
              min={1}
              max={9_999}
              precision={0}
              value={simple?.amount ?? null}
              placeholder={t('duration.none')}
              onChange={(amount) => onCommit(amount === null ? '' : isoOf({ amount, unit: shownUnit }))}
            />
            <Select
              aria-label={t('duration.unit')}
              value={shownUnit}
              options={durationUnits.map((each) => ({ value: each, label: t(`duration.${each}`) }))}
              onChange={(next) => {
                setUnit(next);
                if (simple !== null) onCommit(isoOf({ amount: simple.amount, unit: next }));
              }}
            />
          </Space.Compact>
        </Property>
      )}
      <Segmented
        size="small"
        value={asText ? 'text' : 'simple'}
        options={[
          { value: 'simple', label: t('duration.simple'), disabled: value !== '' && simple === null },
          { value: 'text', label: t('duration.text') },
        ]}
        onChange={(next) => setWantsText(next === 'text')}
      />
    </div>
  );
}
