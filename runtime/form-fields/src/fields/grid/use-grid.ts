import type { GridColumn, Json } from '@flowbook/forms';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { type CellFindings, cellKey } from '../../host/flowbook-host.ts';
import { isEditable } from '../FieldFrame.tsx';
import { type FieldProps, instanceIdOf } from '../field.ts';
import type { CellPlace } from './grid-keys.ts';
import { type Row, rowsOf, withCell, withCopy, withoutRow } from './rows.ts';

const NO_LIMIT = 10_000;

/** What a grid shows and what may be done to it. Rows have keys of their own, so that a removed one takes its marks along. */
export function useGrid(props: FieldProps) {
  const { field, host, indexes, onChange } = props;
  const fixed = field.rows;
  const isCanvas = host.services === null;
  const given = rowsOf(props.value, fixed);
  const shown = isCanvas && given.length === 0 && fixed === undefined ? [{}] : given;
  const rows = useRef<readonly Row[]>(shown);
  rows.current = shown;
  const keys = useRowKeys(shown.length);
  const [touched, setTouched] = useState<ReadonlySet<string>>(new Set());

  const columnId = (column: GridColumn) => `${field.id}/columns/${column.key}`;
  const columns = (field.columns ?? []).filter(
    (column) => !host.isHidden(columnId(column)) && !host.isHidden(instanceIdOf(columnId(column), indexes)),
  );
  const editable = isEditable(props);
  const canChangeRows = editable && fixed === undefined && !host.isReadonly(instanceIdOf(field.id, indexes));
  const isWritable = (column: GridColumn, row: number) => {
    const id = instanceIdOf(columnId(column), indexes);
    if (!editable || column.type === 'computed' || column.readonly === true) return false;
    return !host.isReadonly(columnId(column)) && !host.isReadonly(id) && !host.isReadonly(`${id}/${row}`);
  };
  const maxRows = canChangeRows ? (field.maxRows ?? NO_LIMIT) : shown.length;
  const put = (next: readonly Row[]) => {
    // Two changes may come before the next drawing: the second builds on the first.
    rows.current = next;
    onChange({ value: next.map((row) => ({ ...row })) });
  };
  const findings: CellFindings = host.cellFindings(field.id, indexes ?? {});
  return {
    rows: shown,
    keys: keys.current,
    columns,
    fixed,
    isCanvas,
    canChangeRows,
    isFull: shown.length >= maxRows,
    maxRows,
    isWritable,
    put,
    latest: () => rows.current,
    setCell: (row: number, column: string, value: Json) => put(withCell(rows.current, row, column, value)),
    addRow: () => put([...rows.current, {}]),
    removeRow: (row: number) => {
      keys.current.splice(row, 1);
      put(withoutRow(rows.current, row));
    },
    duplicateRow: (row: number) => {
      keys.current.splice(row + 1, 0, nextKey());
      put(
        withCopy(rows.current, row, (name) =>
          columns.some(({ key }, at) => key === name && isCopied(at, row)),
        ),
      );
    },
    touch: (row: number, column: string) => {
      const mark = `${keys.current[row]}/${column}`;
      if (!touched.has(mark)) setTouched((marks) => new Set(marks).add(mark));
    },
    errorsAt: (row: number, column: string): readonly string[] => {
      const isShown = findings.all || touched.has(`${keys.current[row]}/${column}`);
      const byRule = isShown ? (findings.messages.get(cellKey(row, column)) ?? []) : [];
      return [...byRule, ...(findings.told.get(cellKey(row, column)) ?? [])];
    },
  };

  function isCopied(at: number, row: number): boolean {
    const column = columns[at];
    return column !== undefined && isWritable(column, row);
  }
}

let lastKey = 0;
function nextKey(): number {
  lastKey += 1;
  return lastKey;
}

/** As many keys as rows; rows that come from elsewhere get new ones. */
function useRowKeys(count: number) {
  const keys = useRef<number[]>([]);
  while (keys.current.length < count) keys.current.push(nextKey());
  keys.current.length = count;
  return keys;
}

/** Moves the keyboard to a cell once it is drawn. */
export function useCellFocus(table: { readonly current: HTMLElement | null }) {
  const wanted = useRef<CellPlace | null>(null);
  const [, redraw] = useState(0);
  useLayoutEffect(() => {
    if (wanted.current === null) return;
    const { row, column } = wanted.current;
    const control = controlAt(table.current, row, column);
    if (control === null) return;
    wanted.current = null;
    control.focus();
    if (control instanceof HTMLInputElement && control.type === 'text') control.select();
  });
  return (place: CellPlace) => {
    wanted.current = place;
    redraw((count) => count + 1);
  };
}

function controlAt(table: HTMLElement | null, row: number, column: number): HTMLElement | null {
  const cell = table?.querySelector(`[data-cell="${row}/${column}"]`) ?? null;
  return cell?.querySelector<HTMLElement>('input:not([type=hidden]), select, textarea') ?? null;
}
