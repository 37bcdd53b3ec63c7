/** @jsxImportSource preact */
import { useRef, useState } from 'preact/hooks';
import { textOf } from '../../texts/text-of.ts';
import { configOf } from '../config.ts';
import { FieldFrame } from '../FieldFrame.tsx';
import type { FieldProps, FieldType } from '../field.ts';
import { showNumber } from '../show-value.ts';
import { cellsOf } from './clipboard.ts';
import { GridRowView } from './GridRowView.tsx';
import { type CellPlace, contextOf, moveOf } from './grid-keys.ts';
import { paste } from './paste.ts';
import { widthsOf } from './rows.ts';
import { as } from './table-roles.ts';
import { useCellFocus, useGrid } from './use-grid.ts';

/** Room for the row's number or name and its buttons, in pixels. */
const FRAME = 130;

function GridField(props: FieldProps) {
  const { field, host, domId, onBlur } = props;
  const { locale } = host;
  const grid = useGrid(props);
  const table = useRef<HTMLTableElement>(null);
  const [news, setNews] = useState('');
  const focusCell = useCellFocus(table);
  const { columns, rows, canChangeRows } = grid;
  const widths = widthsOf(columns);
  const totals = host.totalsOf(field.id);
  const hasTotals = columns.some((column) => column.total === true);

  const addRow = () => {
    if (!canChangeRows || grid.isFull) return;
    const row = grid.latest().length;
    grid.addRow();
    const first = columns.findIndex((column) => grid.isWritable(column, row));
    if (first >= 0) focusCell({ row, column: first });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const control = event.target as HTMLElement;
    const [row, column] = (control.closest('[data-cell]')?.getAttribute('data-cell') ?? '')
      .split('/')
      .map(Number);
    if (row === undefined || column === undefined || event.isComposing || event.defaultPrevented) return;
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const context = contextOf(control, event);
    const move = moveOf(context, { row, column }, { rows: rows.length, columns: columns.length });
    if (event.key === 'Enter' && context.kind !== 'lines' && !(control instanceof HTMLButtonElement))
      event.preventDefault();
    if (move === null || control instanceof HTMLButtonElement) return;
    event.preventDefault();
    // The cell is left first, so that what was typed is in the document before a row is added.
    control.blur();
    if (move === 'new-row') {
      if (canChangeRows && !grid.isFull) {
        grid.addRow();
        focusCell({ row: row + 1, column });
      } else focusCell({ row, column });
    } else focusCell(nearestWritable(grid, { row, column }, move.to));
  };
  const onPaste = (event: ClipboardEvent) => {
    const text = event.clipboardData?.getData('text/plain') ?? '';
    const place = (event.target as HTMLElement).closest('[data-cell]')?.getAttribute('data-cell');
    if (place === null || place === undefined || !/[\t\n]/.test(text.trimEnd())) return;
    const [row = 0, column = 0] = place.split('/').map(Number);
    if (cellsOf(text).every((cells) => cells.length === 1) && columns[column]?.type === 'textarea') return;
    event.preventDefault();
    const {
      rows: next,
      taken,
      left,
    } = paste(cellsOf(text), { row, column }, { ...grid, rows: grid.latest() });
    if (taken > 0) grid.put(next);
    const said = [textOf(locale, 'grid.pasted', { cells: taken })];
    if (left > 0) said.push(textOf(locale, 'grid.notPasted', { cells: left }));
    setNews(said.join(locale === 'zh' ? '；' : '; '));
  };
  return (
    <FieldFrame props={props} as="group">
      <div class="fbf-grid" onfocusout={() => onBlur?.()}>
        <div class="fbf-grid-scroll" {...scrollable(field.label ?? '')}>
          <table
            ref={table}
            {...as.table}
            aria-label={field.label ?? ''}
            style={{ '--fbf-least': `${widths.least + FRAME}px` }}
            onKeyDown={onKeyDown}
            onPaste={onPaste}
          >
            <colgroup>
              <col class={grid.fixed === undefined ? 'fbf-col-number' : 'fbf-col-label'} />
              {columns.map((column, at) => (
                <col key={column.key} style={{ width: `${widths.shares[at]}%` }} />
              ))}
              {canChangeRows && <col class="fbf-col-actions" />}
            </colgroup>
            <thead {...as.rowgroup}>
              <tr {...as.row}>
                <th {...as.columnheader}>
                  {textOf(locale, grid.fixed === undefined ? 'grid.number' : 'grid.item')}
                </th>
                {columns.map((column) => (
                  <th {...as.columnheader} key={column.key} class={`fbf-cell-${column.type}`}>
                    {column.label}
                    {column.required === true && rows.some((_, row) => grid.isWritable(column, row)) && (
                      <span class="fjs-asterix" aria-hidden="true">
                        *
                      </span>
                    )}
                  </th>
                ))}
                {canChangeRows && (
                  <th {...as.columnheader} class="fbf-grid-end">
                    <span class="fbf-unseen">{textOf(locale, 'grid.actions')}</span>
                  </th>
                )}
              </tr>
            </thead>
            <tbody {...as.rowgroup}>
              {rows.map((_, row) => (
                <GridRowView
                  key={grid.keys[row]}
                  props={props}
                  grid={grid}
                  row={row}
                  onDuplicate={() => grid.duplicateRow(row)}
                  onRemove={() => grid.removeRow(row)}
                />
              ))}
            </tbody>
            {hasTotals && rows.length > 0 && (
              <tfoot {...as.rowgroup}>
                <tr {...as.row}>
                  <th {...as.rowheader}>{textOf(locale, 'grid.total')}</th>
                  {columns.map((column) => (
                    <td {...as.cell} key={column.key} data-label={column.total ? column.label : undefined}>
                      {column.total === true && (
                        <span class="fbf-number">
                          {showNumber(totals[column.key] ?? 0, locale, column.decimalDigits)}
                        </span>
                      )}
                    </td>
                  ))}
                  {canChangeRows && <td {...as.cell} class="fbf-grid-end" />}
                </tr>
              </tfoot>
            )}
          </table>
        </div>
        {rows.length === 0 && (
          <p class="fbf-grid-empty">{textOf(locale, canChangeRows ? 'grid.empty' : 'grid.emptyRead')}</p>
        )}
        {canChangeRows && (
          <div class="fbf-grid-foot">
            <button
              type="button"
              id={`${domId}-add`}
              class="fbf-button fbf-button-dashed"
              disabled={grid.isFull}
              onClick={addRow}
            >
              + {textOf(locale, 'grid.add')}
            </button>
            <span class="fbf-grid-note">
              {grid.isFull
                ? textOf(locale, 'grid.full', { count: grid.maxRows })
                : textOf(locale, 'grid.hint')}
            </span>
          </div>
        )}
        <p class="fbf-grid-news" role="status">
          {news}
        </p>
      </div>
    </FieldFrame>
  );
}

/** A box that scrolls must be reached by the keyboard, and must say what it is. */
function scrollable(label: string) {
  return { tabIndex: 0, role: 'group', 'aria-label': label } as const;
}

/** The next cell in the direction of a move that can be written: read-only cells are passed over; without one, the keyboard stays. */
function nearestWritable(grid: ReturnType<typeof useGrid>, from: CellPlace, to: CellPlace): CellPlace {
  const down = Math.sign(to.row - from.row);
  const right = Math.sign(to.column - from.column);
  for (let { row, column } = to; grid.rows[row] !== undefined; row += down, column += right) {
    const at = grid.columns[column];
    if (at === undefined) break;
    if (grid.isWritable(at, row)) return { row, column };
  }
  return from;
}

/** A table to fill: rows added by hand, or a matrix of fixed rows. Value: a list of row objects. */
export const grid: FieldType = {
  type: 'grid',
  Field: GridField,
  config: configOf({
    type: 'grid',
    name: { zh: '可编辑表格', en: 'Editable grid' },
    group: 'basic-input',
    icon: '<rect x="12" y="14" width="30" height="26" rx="2"/><path d="M12 22h30M12 31h30M22 14v26M32 14v26"/>',
    emptyValue: [],
    accepts: Array.isArray,
    defaults: (locale) => ({
      columns: [
        { key: 'item', label: locale === 'zh' ? '项目' : 'Item', type: 'text' },
        {
          key: 'amount',
          label: locale === 'zh' ? '金额' : 'Amount',
          type: 'number',
          decimalDigits: 2,
          total: true,
        },
      ],
    }),
  }),
};
