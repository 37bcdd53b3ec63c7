/** @jsxImportSource preact */
import type { GridColumn, Json } from '@flowbook/forms';
import type { FlowbookHost } from '../../host/flowbook-host.ts';
import { cellNotation } from '../date/moment-notation.ts';
import { showCustomer } from '../picker/pickers.tsx';
import { useNames } from '../picker/use-names.ts';
import { RatingInput } from '../RatingInput.tsx';
import { textsOf } from '../records.ts';
import { showNumber, showValue } from '../show-value.ts';
import { optionLabel, starsOf } from './cell-values.ts';

interface ShownCellProps {
  readonly id: string;
  readonly column: GridColumn;
  readonly value: Json | undefined;
  readonly host: FlowbookHost;
}

/** What stands in a cell that may only be read. */
export function ShownCell({ id, column, value, host }: ShownCellProps) {
  const nameOf = useNames(host, 'person', column.type === 'person' ? textsOf(value) : []);
  if (column.type === 'rating')
    return (
      <RatingInput
        id={id}
        value={typeof value === 'number' ? value : null}
        max={starsOf(column)}
        editable={false}
        locale={host.locale}
        onChange={() => {}}
      />
    );
  const isNumber = typeof value === 'number';
  return (
    <span id={id} class={isNumber ? 'fbf-shown fbf-number' : 'fbf-shown'}>
      {textFor(column, value, host, nameOf)}
    </span>
  );
}

function textFor(
  column: GridColumn,
  value: Json | undefined,
  host: FlowbookHost,
  nameOf: (id: string) => string,
): string {
  if (value === undefined || value === null || value === '') return showValue(null, host.locale);
  switch (column.type) {
    case 'select':
      return optionLabel(column, value);
    case 'person':
      return textsOf(value).map(nameOf).join('、');
    case 'customer':
      return showCustomer(value, host.locale)?.text ?? '';
    case 'datetime':
      return typeof value === 'string'
        ? cellNotation(host.timeZone).show(value)
        : showValue(value, host.locale);
    case 'number':
      return typeof value === 'number'
        ? showNumber(value, host.locale, column.decimalDigits)
        : showValue(value, host.locale);
    default:
      return showValue(value, host.locale, column.decimalDigits);
  }
}
