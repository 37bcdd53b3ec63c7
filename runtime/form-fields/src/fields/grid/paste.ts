import type { GridColumn, Json } from '@flowbook/forms';
import { valueFromText } from './cell-values.ts';
import type { Row } from './rows.ts';

export interface Pasted {
  readonly rows: readonly Row[];
  readonly taken: number;
  /** Cells whose text does not fit their column, or that may not be written. */
  readonly left: number;
}

interface Target {
  /** Columns that are shown, in order. */
  readonly columns: readonly GridColumn[];
  readonly rows: readonly Row[];
  /** The most rows that there may be after pasting. */
  readonly maxRows: number;
  readonly isWritable: (column: GridColumn, row: number) => boolean;
}

/** Lays a block of texts over the rows, beginning at a cell; adds rows as far as they may be added. */
export function paste(
  cells: readonly (readonly string[])[],
  at: { readonly row: number; readonly column: number },
  target: Target,
): Pasted {
  const rows: { [key: string]: Json }[] = target.rows.map((row) => ({ ...row }));
  let taken = 0;
  let left = 0;
  cells.forEach((texts, down) => {
    const index = at.row + down;
    if (index >= target.maxRows) {
      left += texts.length;
      return;
    }
    while (rows.length <= index) rows.push({});
    texts.forEach((text, right) => {
      const column = target.columns[at.column + right];
      const value =
        column === undefined || !target.isWritable(column, index) ? undefined : valueFromText(column, text);
      const row = rows[index];
      if (column === undefined || value === undefined || row === undefined) {
        left += 1;
        return;
      }
      row[column.key] = value;
      taken += 1;
    });
  });
  return { rows, taken, left };
}
