/** @jsxImportSource preact */
import { configOf } from './config.ts';
import { FieldFrame, isEditable } from './FieldFrame.tsx';
import type { FieldProps, FieldType } from './field.ts';
import { RatingInput } from './RatingInput.tsx';

function RatingField(props: FieldProps) {
  const { field, value, domId, host, onChange, onBlur } = props;
  return (
    <FieldFrame props={props} as="radiogroup">
      <RatingInput
        id={domId}
        value={typeof value === 'number' ? value : null}
        max={field.max ?? 5}
        editable={isEditable(props)}
        locale={host.locale}
        onChange={(stars) => onChange({ value: stars })}
        onBlur={onBlur}
      />
    </FieldFrame>
  );
}

/** Stars, 1 to `max`. Value: a whole number or null. */
export const rating: FieldType = {
  type: 'rating',
  Field: RatingField,
  config: configOf({
    type: 'rating',
    name: { zh: '评分', en: 'Rating' },
    group: 'basic-input',
    icon: '<path d="M27 14l4 8.3 9 1.2-6.6 6.3 1.7 9L27 34.4l-8.1 4.4 1.7-9L14 23.5l9-1.2z"/>',
    emptyValue: null,
    accepts: (value) => typeof value === 'number',
    defaults: () => ({ max: 5 }),
  }),
};
