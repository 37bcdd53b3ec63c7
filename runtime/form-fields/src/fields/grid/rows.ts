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

/** Shares of the width, in percent. */
export function widthsOf(columns: readonly GridColumn[]): readonly number[] {
  const parts = columns.map((column) => column.width ?? usualParts[column.type] ?? 2);
  const all = parts.reduce((sum, part) => sum + part, 0);
  return parts.map((part) => (part * 100) / all);
}

const usualParts: { readonly [type: string]: number } = {
  text: 3,
  textarea: 4,
  checkbox: 1,
  number: 1.6,
  customer: 3,
  datetime: 2.6,
};

/** The least width at which cells stay readable, in pixels. */
export function leastWidthOf(columns: readonly GridColumn[]): number {
  return columns.reduce((sum, column) => sum + (leastWidths[column.type] ?? 96), 0);
}

const leastWidths: { readonly [type: string]: number } = {
  text: 110,
  textarea: 150,
  checkbox: 56,
  number: 84,
  computed: 80,
  date: 128,
  datetime: 170,
  rating: 120,
  person: 130,
  customer: 150,
};
