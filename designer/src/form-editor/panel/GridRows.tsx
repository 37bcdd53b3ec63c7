import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import type { FormComponent, GridRow } from '@flowbook/forms';
import { Button } from 'antd';
import { newName } from '../schema/new-name.ts';
import { filled, useTexts } from '../texts/texts.ts';
import { CheckEntry, NumberEntry, Section, TextEntry } from './entries.tsx';
import { numberOf } from './GeneralSection.tsx';
import { usePanel } from './panel-context.ts';

/** Whether a grid's rows are fixed, which they are, or how many there may be. */
export function GridRows({ component }: { readonly component: FormComponent }) {
  const texts = useTexts().grid;
  const { edit } = usePanel();
  const { rows } = component;
  const fix = (fixed: boolean) =>
    edit(component, {
      rows: fixed ? [{ key: 'row1', label: filled(texts.newRow, { number: 1 }) }] : undefined,
      ...(fixed ? { minRows: undefined, maxRows: undefined } : {}),
    });
  return (
    <Section title={texts.rows}>
      <CheckEntry label={texts.fixedRows} value={rows !== undefined} onCommit={fix} />
      {rows === undefined ? (
        <RowLimits component={component} />
      ) : (
        <FixedRows component={component} rows={rows} />
      )}
    </Section>
  );
}

/** How many rows an open grid or a dynamic list may have. */
export function RowLimits({ component }: { readonly component: FormComponent }) {
  const texts = useTexts().grid;
  const { edit } = usePanel();
  return (
    <>
      <NumberEntry
        label={texts.minRows}
        value={numberOf(component.minRows)}
        min={0}
        whole
        onCommit={(minRows) => edit(component, { minRows })}
      />
      <NumberEntry
        label={texts.maxRows}
        value={numberOf(component.maxRows)}
        min={1}
        whole
        onCommit={(maxRows) => edit(component, { maxRows })}
      />
    </>
  );
}

interface FixedRowsProps {
  readonly component: FormComponent;
  readonly rows: readonly GridRow[];
}

function FixedRows({ component, rows }: FixedRowsProps) {
  const texts = useTexts().grid;
  const { edit, english, named, setEnglish } = usePanel();
  const commit = (next: readonly GridRow[]) => edit(component, { rows: next });
  const add = () => {
    const keys = rows.map(({ key }) => key);
    commit([
      ...rows,
      { key: newName('row', keys), label: filled(texts.newRow, { number: rows.length + 1 }) },
    ]);
  };
  return (
    <div className="fbd-list">
      <p className="fbd-entry-hint">{texts.fixedRowsHint}</p>
      {rows.map((row, index) => {
        const path = `${component.id}/rows/${row.key}`;
        return (
          <div key={row.key} className="fbd-list-item">
            <div className="fbd-list-fields">
              <TextEntry
                label={texts.rowLabel}
                value={row.label}
                onCommit={(label) =>
                  commit(rows.map((each, place) => (place === index ? { ...row, label } : each)))
                }
              />
              <TextEntry
                label={texts.rowLabelEn}
                value={english(path, 'label')}
                onCommit={(text) => setEnglish(path, 'label', text)}
              />
            </div>
            <Button
              type="text"
              icon={<DeleteOutlined aria-hidden />}
              disabled={rows.length === 1}
              aria-label={filled(texts.removeRow, { name: named(path, row.label) })}
              onClick={() => commit(rows.filter((_, place) => place !== index))}
            />
          </div>
        );
      })}
      <Button type="dashed" block icon={<PlusOutlined aria-hidden />} onClick={add}>
        {texts.addRow}
      </Button>
    </div>
  );
}
