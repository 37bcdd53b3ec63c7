/** @jsxImportSource preact */
import { Datetime } from '@bpmn-io/form-js-viewer';
import { useMemo } from 'preact/hooks';
import { describedBy, FieldFrame, isEditable } from '../FieldFrame.tsx';
import type { FieldProps, FieldSchema } from '../field.ts';
import { showValue } from '../show-value.ts';
import { DateInput } from './DateInput.tsx';
import {
  dateTimeNotation,
  dayNotation,
  type MomentNotation,
  type TimeFormat,
  timeNotation,
} from './moment-notation.ts';

/**
 * form-js' own type `datetime` with our input in the place of its own, which rounds times to its interval, drops one of
 * two quick changes, and writes days as the browser is set.
 */
export function DateTimeField(props: FieldProps) {
  const { field, value, errors = [], domId, host, onChange, onBlur } = props;
  const format = field.timeSerializingFormat as TimeFormat;
  const notation = useMemo(
    () => notationOf(field.subtype, format, host.now().slice(0, 10)),
    [field.subtype, format, host],
  );
  const label = labelOf(field);
  const stored = typeof value === 'string' && value !== '' ? value : null;
  return (
    <FieldFrame props={{ ...props, field: { ...field, label } }} as="control">
      {isEditable(props) ? (
        <DateInput
          id={domId}
          value={stored}
          notation={notation}
          host={host}
          describedBy={describedBy(props)}
          invalid={errors.length > 0}
          required={field.validate?.required === true}
          onChange={(next) => onChange({ value: next })}
          onBlur={() => onBlur?.()}
        />
      ) : (
        <output id={domId} class="fbf-computed" aria-describedby={describedBy(props)}>
          {showValue(stored === null ? null : notation.show(stored), host.locale)}
        </output>
      )}
    </FieldFrame>
  );
}

/** What form-js knows of the type; what cannot be read as a moment stays for correction. */
export const datetimeConfig = {
  ...Datetime.config,
  sanitizeValue: ({ value }: { readonly value: unknown }) => (typeof value === 'string' ? value : null),
};

function notationOf(subtype: unknown, format: TimeFormat, today: string): MomentNotation {
  if (subtype === 'time') return timeNotation(format, today);
  return subtype === 'datetime' ? dateTimeNotation(format) : dayNotation;
}

/** form-js labels the parts of the field: here the first one names it. */
function labelOf({ label, subtype, dateLabel, timeLabel }: FieldSchema): string {
  const name = [label, subtype === 'time' ? timeLabel : dateLabel, timeLabel].find(
    (text) => typeof text === 'string' && text !== '',
  );
  return typeof name === 'string' ? name : '';
}
