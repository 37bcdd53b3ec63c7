import type { GridColumn, Json } from '@flowbook/forms';
import { readDate, readDateTime } from '../date/date-text.ts';

/** A number as people type or copy it (`1,234.50`, `￥12`, `１２`); null for anything else. */
export function readNumber(text: string): number | null {
  const plain = text
    .normalize('NFKC')
    .replace(/[\s,¥$€]/g, '')
    .replace(/^\+/, '');
  if (!/^-?(\d+\.?\d*|\.\d+)$/.test(plain)) return null;
  return Number(plain);
}

const yes = new Set(['是', '有', '√', '✓', 'true', 'yes', 'y', '1', 'x']);
const no = new Set(['否', '无', '', 'false', 'no', 'n', '0']);

/** A text from elsewhere as the value of a column; undefined where it does not fit. */
export function valueFromText(column: GridColumn, text: string): Json | undefined {
  const trimmed = text.trim();
  switch (column.type) {
    case 'text':
    case 'textarea':
      return text;
    case 'number':
      return trimmed === '' ? null : (readNumber(trimmed) ?? undefined);
    case 'date':
      return trimmed === '' ? null : (readDate(trimmed) ?? undefined);
    case 'datetime':
      return trimmed === '' ? null : (readDateTime(trimmed) ?? undefined);
    case 'select':
      if (trimmed === '') return null;
      return (column.values ?? []).find(({ value, label }) => value === trimmed || label === trimmed)?.value;
    case 'checkbox':
      if (yes.has(trimmed.toLowerCase())) return true;
      return no.has(trimmed.toLowerCase()) ? false : undefined;
    case 'rating': {
      if (trimmed === '') return null;
      const stars = readNumber(trimmed);
      return stars !== null && Number.isInteger(stars) && stars >= 1 && stars <= (column.max ?? 5)
        ? stars
        : undefined;
    }
    default:
      return undefined;
  }
}

/** The label of an option, in the language of the opened schema. */
export function optionLabel(column: GridColumn, value: Json | undefined): string {
  const option = (column.values ?? []).find((one) => one.value === value);
  return option?.label ?? (typeof value === 'string' ? value : '');
}

/** How many stars a rating column has. */
export function starsOf(column: GridColumn): number {
  return column.max ?? 5;
}
