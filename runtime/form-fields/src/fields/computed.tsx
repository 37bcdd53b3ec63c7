/** @jsxImportSource preact */
import { configOf } from './config.ts';
import { describedBy, FieldFrame } from './FieldFrame.tsx';
import type { FieldProps, FieldType } from './field.ts';
import { showValue } from './show-value.ts';

function ComputedField(props: FieldProps) {
  const { field, value, domId, host } = props;
  const digits = typeof field.decimalDigits === 'number' ? field.decimalDigits : undefined;
  return (
    <FieldFrame props={props} as="control">
      <output id={domId} class="fbf-computed" aria-describedby={describedBy(props)}>
        {showValue(value, host.locale, digits)}
      </output>
    </FieldFrame>
  );
}

/** What follows from other fields; shown, never typed. */
export const computed: FieldType = {
  type: 'computed',
  Field: ComputedField,
  config: configOf({
    type: 'computed',
    name: { zh: '计算值', en: 'Computed value' },
    group: 'presentation',
    icon: '<rect x="15" y="12" width="24" height="30" rx="3"/><path d="M20 19h14M20 27h4M30 27h4M20 34h4M30 34h4"/>',
    emptyValue: null,
    accepts: (value) => value !== undefined,
  }),
};
