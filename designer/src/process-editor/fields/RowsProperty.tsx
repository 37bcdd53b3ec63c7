import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { useTexts } from '../../texts/texts.ts';
import { isVariable } from '../model/ids.ts';
import { Property } from './Property.tsx';
import { TextProperty } from './TextProperty.tsx';
import { useExpressionFault } from './useExpressionFault.ts';

export interface Row {
  readonly name: string;
  readonly value: string;
}

interface RowsPropertyProps {
  readonly label: string;
  readonly nameLabel: string;
  readonly valueLabel: string;
  readonly rows: readonly Row[];
  readonly onChange: (rows: readonly Row[]) => void;
  /** Names are variables, perhaps with members (`a.b`); otherwise any text. */
  readonly variables?: boolean;
  /** Values are expressions; otherwise any text. */
  readonly expressions?: boolean;
  readonly help?: string;
}

/** Pairs of a name and a value, such as the inputs of a service. A new row joins the model once it has a name. */
export function RowsProperty(props: RowsPropertyProps) {
  const {
    label,
    nameLabel,
    valueLabel,
    rows,
    onChange,
    variables = false,
    expressions = false,
    help,
  } = props;
  const t = useTexts();
  const [adding, setAdding] = useState(false);
  const expressionFault = useExpressionFault();
  const nameFault = (text: string) => {
    if (text.trim() === '') return t('rows.nameMissing');
    if (variables && !text.trim().split('.').every(isVariable)) return t('rows.nameInvalid');
    return null;
  };
  const put = (at: number, row: Partial<Row>) =>
    onChange(rows.map((each, index) => (index === at ? { ...each, ...row } : each)));
  const all = adding ? [...rows, { name: '', value: '' }] : rows;
  return (
    <Property label={label} help={help}>
      <fieldset className="fbd-rows" aria-label={label}>
        {all.map((row, at) => {
          const isNew = at >= rows.length;
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows have no identity but their place
            <div key={at} className="fbd-row">
              <div className="fbd-row-fields">
                <TextProperty
                  label={nameLabel}
                  value={row.name}
                  code
                  faultOf={nameFault}
                  onCommit={(name) => {
                    if (!isNew) put(at, { name: name.trim() });
                    else {
                      setAdding(false);
                      onChange([...rows, { name: name.trim(), value: '' }]);
                    }
                  }}
                />
                {!isNew && (
                  <TextProperty
                    label={valueLabel}
                    value={row.value}
                    code={expressions}
                    multiline={expressions}
                    maxLength={10_000}
                    {...(expressions ? { faultOf: expressionFault } : {})}
                    onCommit={(value) => put(at, { value: value.trim() })}
                  />
                )}
              </div>
              <Button
                type="text"
                size="small"
                icon={<DeleteOutlined aria-hidden />}
                aria-label={t('rows.remove', { name: row.name })}
                onClick={() => (isNew ? setAdding(false) : onChange(rows.filter((_, index) => index !== at)))}
              />
            </div>
          );
        })}
        <Button
          type="dashed"
          size="small"
          block
          icon={<PlusOutlined aria-hidden />}
          disabled={adding}
          onClick={() => setAdding(true)}
        >
          {t('rows.add')}
        </Button>
      </fieldset>
    </Property>
  );
}
