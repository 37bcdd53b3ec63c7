import type { Locale } from '@flowbook/forms';
import { textOf } from '../texts/text-of.ts';
import type { FindingPlace } from './component-index.ts';

/** How a place in a form is called: the field's label, in lists with the row, in grids with the column. */
export function titleOf({ component, indexes, cell }: FindingPlace, locale: Locale): string {
  const { label, dateLabel, timeLabel, key } = component;
  const name = [label, dateLabel, timeLabel, key].find((text) => typeof text === 'string' && text !== '');
  const parts = [typeof name === 'string' ? name : textOf(locale, 'form.other')];
  for (const index of Object.values(indexes)) parts.push(textOf(locale, 'grid.row', { row: index + 1 }));
  if (cell !== null) {
    const column = component.columns?.find((one) => one.key === cell.column);
    const row = component.rows?.[cell.row]?.label;
    parts.push(row ?? textOf(locale, 'grid.row', { row: cell.row + 1 }), column?.label ?? cell.column);
  }
  return parts.join(' ');
}
