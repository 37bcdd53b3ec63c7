import type { GridColumn, Json } from '@flowbook/forms';
import type { FlowbookHost } from '../../host/flowbook-host.ts';

/** What makes a control a cell: its id, its name, its errors and its place for the keyboard. */
export interface CellControl {
  readonly id: string;
  readonly 'aria-label': string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': boolean;
  readonly 'aria-required': boolean;
  readonly 'data-row': number;
  readonly 'data-column': number;
}

export interface CellProps {
  readonly column: GridColumn;
  readonly value: Json | undefined;
  readonly control: CellControl;
  readonly host: FlowbookHost;
  readonly onChange: (value: Json) => void;
  readonly onBlur: () => void;
}
