/** @jsxImportSource preact */
import type { GridColumn } from '@flowbook/forms';
import { textOf } from '../../texts/text-of.ts';
import type { FieldProps } from '../field.ts';
import { Cell } from './Cell.tsx';
import { ShownCell } from './ShownCell.tsx';
import { as } from './table-roles.ts';
import type { useGrid } from './use-grid.ts';

type Grid = ReturnType<typeof useGrid>;

interface GridRowViewProps {
  readonly props: FieldProps;
  readonly grid: Grid;
  readonly row: number;
  readonly onDuplicate: () => void;
  readonly onRemove: () => void;
}

/** One row: its name or number, its cells, and what may be done with it. */
export function GridRowView({ props, grid, row, onDuplicate, onRemove }: GridRowViewProps) {
  const { locale } = props.host;
  const title = grid.fixed?.[row]?.label ?? textOf(locale, 'grid.row', { row: row + 1 });
  return (
    <tr {...as.row}>
      <th {...as.rowheader} class={grid.fixed === undefined ? 'fbf-grid-number' : 'fbf-grid-label'}>
        <span class="fbf-grid-index">{grid.fixed === undefined ? row + 1 : title}</span>
        <span class="fbf-grid-card-title">{title}</span>
      </th>
      {grid.columns.map((column, at) => (
        <GridCell
          key={column.key}
          props={props}
          grid={grid}
          row={row}
          column={column}
          at={at}
          title={title}
        />
      ))}
      {grid.canChangeRows && (
        <td {...as.cell} class="fbf-grid-actions">
          <button
            type="button"
            class="fbf-icon-button"
            disabled={grid.isFull}
            aria-label={textOf(locale, 'grid.duplicate', { row: row + 1 })}
            title={textOf(locale, 'grid.duplicate', { row: row + 1 })}
            onClick={onDuplicate}
          >
            <svg
              viewBox="0 0 16 16"
              width="15"
              height="15"
              aria-hidden="true"
              fill="none"
              stroke="currentColor"
            >
              <path d="M5.5 5.5h8v8h-8zM10.5 5.5v-3h-8v8h3" />
            </svg>
          </button>
          <button
            type="button"
            class="fbf-icon-button fbf-danger"
            aria-label={textOf(locale, 'grid.remove', { row: row + 1 })}
            title={textOf(locale, 'grid.remove', { row: row + 1 })}
            onClick={onRemove}
          >
            <svg
              viewBox="0 0 16 16"
              width="15"
              height="15"
              aria-hidden="true"
              fill="none"
              stroke="currentColor"
            >
              <path d="M2.5 4.5h11M6 4.5v-2h4v2M4 4.5l.6 9h6.8l.6-9M6.7 7v4M9.3 7v4" />
            </svg>
          </button>
        </td>
      )}
    </tr>
  );
}

interface GridCellProps {
  readonly props: FieldProps;
  readonly grid: Grid;
  readonly row: number;
  readonly column: GridColumn;
  readonly at: number;
  readonly title: string;
}

function GridCell({ props, grid, row, column, at, title }: GridCellProps) {
  const id = cellId(props.domId, row, column.key);
  const value = grid.rows[row]?.[column.key];
  const errors = grid.errorsAt(row, column.key);
  const touch = () => grid.touch(row, column.key);
  return (
    <td
      {...as.cell}
      class={`fbf-cell fbf-cell-${column.type}${errors.length > 0 ? ' fbf-cell-wrong' : ''}`}
      data-cell={`${row}/${at}`}
      data-label={column.label}
      data-required={column.required === true && grid.isWritable(column, row) ? '' : undefined}
      onfocusout={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) touch();
      }}
    >
      {grid.isWritable(column, row) ? (
        <Cell
          column={column}
          value={value}
          control={{
            id,
            'aria-label': `${title} ${column.label}`,
            'aria-describedby': errors.length > 0 ? `${id}-error` : undefined,
            'aria-invalid': errors.length > 0,
            'aria-required': column.required === true,
            'data-row': row,
            'data-column': at,
          }}
          host={props.host}
          onChange={(next) => grid.setCell(row, column.key, next)}
          onBlur={touch}
        />
      ) : (
        <ShownCell id={id} column={column} value={value} host={props.host} />
      )}
      {errors.length > 0 && (
        <span id={`${id}-error`} class="fbf-cell-error">
          {errors.join(' ')}
        </span>
      )}
    </td>
  );
}

/** The id of a cell's control. */
export function cellId(domId: string, row: number, column: string): string {
  return `${domId}-${row}-${column}`;
}
