/** @jsxImportSource preact */
import { textOf } from '../../texts/text-of.ts';
import { DateInput } from '../date/DateInput.tsx';
import { cellNotation, dayNotation } from '../date/moment-notation.ts';
import { Combobox } from '../picker/Combobox.tsx';
import { customerValue } from '../picker/choice.ts';
import { showCustomer } from '../picker/pickers.tsx';
import { useNames } from '../picker/use-names.ts';
import { RatingInput } from '../RatingInput.tsx';
import { textsOf } from '../records.ts';
import type { CellProps } from './cell-props.ts';
import { starsOf } from './cell-values.ts';
import { TextCell } from './TextCell.tsx';

/** The control that changes one cell, by the type of its column. */
export function Cell(props: CellProps) {
  const { column, value, control, host, onChange, onBlur } = props;
  switch (column.type) {
    case 'select':
      return (
        <select
          {...control}
          class="fbf-input"
          value={typeof value === 'string' ? value : ''}
          onChange={(event) => onChange(event.currentTarget.value === '' ? null : event.currentTarget.value)}
        >
          <option value="">{textOf(host.locale, 'grid.choose')}</option>
          {(column.values ?? []).map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      );
    case 'checkbox':
      return (
        <input
          {...control}
          type="checkbox"
          class="fbf-checkbox"
          checked={value === true}
          onChange={(event) => onChange(event.currentTarget.checked)}
        />
      );
    case 'rating':
      return (
        <span
          role="radiogroup"
          aria-label={control['aria-label']}
          aria-describedby={control['aria-describedby']}
        >
          <RatingInput
            id={control.id}
            value={typeof value === 'number' ? value : null}
            max={starsOf(column)}
            editable
            locale={host.locale}
            onChange={onChange}
          />
        </span>
      );
    case 'date':
    case 'datetime':
      return (
        <DateInput
          {...namesOf(props)}
          value={typeof value === 'string' ? value : null}
          notation={column.type === 'date' ? dayNotation : cellNotation(host.timeZone)}
          host={host}
          onChange={onChange}
          onBlur={onBlur}
        />
      );
    case 'person':
      return <PersonCell {...props} />;
    case 'customer': {
      const customer = showCustomer(value, host.locale);
      return (
        <Combobox
          {...namesOf(props)}
          kind="customer"
          multiple={false}
          picked={customer === null ? [] : [customer]}
          host={host}
          onPick={({ record }) => onChange(customerValue(record))}
          onRemove={() => onChange(null)}
          onBlur={onBlur}
        />
      );
    }
    default:
      return <TextCell {...props} />;
  }
}

function PersonCell(props: CellProps) {
  const { value, host, onChange, onBlur } = props;
  const ids = textsOf(value);
  const nameOf = useNames(host, 'person', ids);
  return (
    <Combobox
      {...namesOf(props)}
      kind="person"
      multiple={false}
      picked={ids.map((id) => ({ id, text: nameOf(id) }))}
      host={host}
      onPick={({ id }) => onChange(id)}
      onRemove={() => onChange(null)}
      onBlur={onBlur}
    />
  );
}

function namesOf({ control }: CellProps) {
  return {
    id: control.id,
    label: control['aria-label'],
    describedBy: control['aria-describedby'],
    invalid: control['aria-invalid'],
    required: control['aria-required'],
    marks: { 'data-row': control['data-row'], 'data-column': control['data-column'] },
  };
}
