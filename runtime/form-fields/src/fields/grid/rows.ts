import type { GridColumn, GridRow, Json } from '@flowbook/forms';
import { recordsOf } from '../records.ts';

/** One row of a grid: values by column key; in a matrix also `rowKey`. */
export type Row = { readonly [key: string]: Json };

/** The rows to show: those of the value, in a matrix one for each fixed row, in their order. */
export function rowsOf(value: unknown, fixed: readonly GridRow[] | undefined): readonly Row[] {
  const rows = recordsOf(value);
  if (fixed === undefined) return rows;
  return fixed.map(({ key }) => rows.find((row) => row.rowKey === key) ?? { rowKey: key });
}

export function withCell(rows: readonly Row[], index: number, column: string, value: Json): readonly Row[] {
  return rows.map((row, at) => (at === index ? { ...row, [column]: value } : row));
}

export function withoutRow(rows: readonly Row[], index: number): readonly Row[] {
  return rows.filter((_, at) => at !== index);
}

/** Puts a copy of a row below it. Computed cells follow by themselves; what may not be written is not copied. */
export function withCopy(
  rows: readonly Row[],
  index: number,
  isCopied: (column: string) => boolean,
): readonly Row[] {
  const copied = Object.entries(rows[index] ?? {}).filter(([column]) => isCopied(column));
  return [...rows.slice(0, index + 1), Object.fromEntries(copied), ...rows.slice(index + 1)];
}

/** How wide the columns are: shares in percent, and the width in pixels below which cells become unreadable. */
export function widthsOf(columns: readonly GridColumn[]): {
  readonly shares: readonly number[];
  readonly least: number;
} {
  const parts = columns.map((column) => column.width ?? leastWidthOf(column) / PART);
  const all = parts.reduce((sum, part) => sum + part, 0);
  const demands = columns.map((column, at) => leastWidthOf(column) * (all / (parts[at] ?? 1)));
  // A share that is far too small shall not blow up the whole table.
  const usual = columns.reduce((sum, column) => sum + leastWidthOf(column), 0);
  return {
    shares: parts.map((part) => (part * 100) / all),
    least: Math.round(Math.min(Math.max(0, ...demands), usual * 1.5)),
  };
}

/** What one part of `width` is worth where a column names none, in pixels. */
const PART = 60;

function leastWidthOf({ type }: GridColumn): number {
  return leastWidths[type];
}

const leastWidths: { readonly [type in GridColumn['type']]: number } = {
  text: 120,
  textarea: 150,
  number: 84,
  date: 136,
  datetime: 176,
  select: 104,
  checkbox: 56,
  rating: 116,
  person: 124,
  customer: 150,
  computed: 84,
};
