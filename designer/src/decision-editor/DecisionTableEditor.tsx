import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useDesigner } from '../app/designer-context.ts';
import { useTexts } from '../texts/texts.ts';
import { addRule, type CellPart, removeRule, setCell } from './model/decision-edits.ts';
import type { Cell, Column, DecisionTable } from './model/decision-file.ts';

interface DecisionTableEditorProps {
  readonly decisionId: string;
  readonly table: DecisionTable;
  /** What is wrong, by the id of the cell or rule. */
  readonly faults: ReadonlyMap<string, string>;
  readonly onChange: (change: (xml: string) => string) => void;
}

/** A decision table as rows and columns; every cell is FEEL and can be changed. */
export function DecisionTableEditor({ decisionId, table, faults, onChange }: DecisionTableEditorProps) {
  const t = useTexts();
  const { locale } = useDesigner();
  const { inputs, outputs, annotations, rules } = table;
  // Labels have one language, the Chinese one of the library; names are read in both.
  const titleOf = ({ label, name }: Column) => (locale === 'zh' ? label || name : name);
  const columns: readonly { readonly part: CellPart; readonly at: number; readonly title: string }[] = [
    ...inputs.map((each, at) => ({ part: 'input' as const, at, title: titleOf(each) })),
    ...outputs.map((each, at) => ({ part: 'output' as const, at, title: titleOf(each) })),
    ...annotations.map((title, at) => ({ part: 'annotation' as const, at, title })),
  ];
  const put = (rule: number, part: CellPart, column: number, text: string) =>
    onChange((xml) => setCell(xml, decisionId, { rule, part, column }, text));
  return (
    <>
      <div className="fbd-decision-scroll">
        <table className="fbd-decision-table">
          <thead>
            <tr>
              <th scope="col">#</th>
              {inputs.map((each) => (
                <ColumnHead key={each.id} column={each} part="input" />
              ))}
              {outputs.map((each) => (
                <ColumnHead key={each.id} column={each} part="output" />
              ))}
              {annotations.map((each) => (
                <th key={each} scope="col" lang="zh">
                  {each}
                </th>
              ))}
              <td />
            </tr>
          </thead>
          <tbody>
            {rules.map((rule, row) => {
              const cells = { input: rule.inputs, output: rule.outputs, annotation: rule.annotations };
              return (
                <tr key={rule.id || row} className={faults.has(rule.id) ? 'fbd-rule-bad' : ''}>
                  <th scope="row" title={faults.get(rule.id)}>
                    {row + 1}
                  </th>
                  {columns.map(({ part, at, title }) => (
                    <td key={`${part}${at}`} className={`fbd-${part}`}>
                      <CellInput
                        cell={cells[part][at]}
                        label={t('decisions.cell', { column: title, number: row + 1 })}
                        fault={faults.get(cells[part][at]?.id ?? '')}
                        onChange={(text) => put(row, part, at, text)}
                      />
                    </td>
                  ))}
                  <td>
                    <Button
                      type="text"
                      size="small"
                      icon={<DeleteOutlined aria-hidden />}
                      aria-label={t('decisions.removeRule', { number: row + 1 })}
                      onClick={() => onChange((xml) => removeRule(xml, decisionId, row))}
                    />
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      <Button
        type="dashed"
        size="small"
        icon={<PlusOutlined aria-hidden />}
        onClick={() => onChange((xml) => addRule(xml, decisionId, null))}
      >
        {t('decisions.addRule')}
      </Button>
    </>
  );
}

function ColumnHead({ column, part }: { readonly column: Column; readonly part: CellPart }) {
  return (
    <th scope="col" className={`fbd-${part}`}>
      <span lang="zh">{column.label}</span>
      <code>
        {column.name}
        {column.type !== '' && ` : ${column.type}`}
      </code>
    </th>
  );
}

interface CellInputProps {
  /** Absent where a rule has fewer cells than the table has columns. */
  readonly cell: Cell | undefined;
  readonly label: string;
  readonly fault: string | undefined;
  readonly onChange: (text: string) => void;
}

function CellInput({ cell, label, fault, onChange }: CellInputProps) {
  if (cell === undefined) return null;
  return (
    <textarea
      className="fbd-decision-cell"
      rows={1}
      aria-label={label}
      aria-invalid={fault !== undefined}
      title={fault}
      spellCheck={false}
      value={cell.text}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}
