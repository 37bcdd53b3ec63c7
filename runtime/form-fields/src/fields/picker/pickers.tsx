/** @jsxImportSource preact */
import type { Json, Locale } from '@flowbook/forms';
import { textOf } from '../../texts/text-of.ts';
import { configOf } from '../config.ts';
import { describedBy, FieldFrame, isEditable } from '../FieldFrame.tsx';
import type { FieldProps, FieldType } from '../field.ts';
import { isRecord, textsOf } from '../records.ts';
import { Combobox } from './Combobox.tsx';
import { type Choice, customerValue, type PickerKind } from './choice.ts';
import { useNames } from './use-names.ts';

function IdPicker({ props, kind }: { readonly props: FieldProps; readonly kind: 'person' | 'role' }) {
  const { field, value, host, onChange } = props;
  const ids = textsOf(value);
  const nameOf = useNames(host, kind, ids);
  const multiple = field.multiple === true;
  const put = (next: readonly string[]) => onChange({ value: multiple ? [...next] : (next[0] ?? null) });
  return (
    <PickerFrame
      props={props}
      kind={kind}
      multiple={multiple}
      picked={ids.map((id) => ({ id, text: nameOf(id) }))}
      onPick={({ id }) => put(multiple ? [...ids.filter((known) => known !== id), id] : [id])}
      onRemove={(id) => put(ids.filter((known) => known !== id))}
    />
  );
}

function CustomerPicker(props: FieldProps) {
  const { field, value, host, onChange } = props;
  const pick = ({ record }: Choice) => {
    onChange({ value: customerValue(record) });
    host.picked(field.key ?? '', { ...record, name: record.name.zh });
  };
  const remove = () => {
    onChange({ value: null });
    host.picked(field.key ?? '', null);
  };
  const customer = showCustomer(value, host.locale);
  return (
    <PickerFrame
      props={props}
      kind="customer"
      multiple={false}
      picked={customer === null ? [] : [customer]}
      onPick={pick}
      onRemove={remove}
    />
  );
}

interface PickerFrameProps {
  readonly props: FieldProps;
  readonly kind: PickerKind;
  readonly multiple: boolean;
  readonly picked: readonly { readonly id: string; readonly text: string }[];
  readonly onPick: (choice: Choice) => void;
  readonly onRemove: (id: string) => void;
}

function PickerFrame({ props, kind, multiple, picked, onPick, onRemove }: PickerFrameProps) {
  const { field, host, domId, errors = [] } = props;
  return (
    <FieldFrame props={props} as="control">
      {isEditable(props) ? (
        <Combobox
          id={domId}
          kind={kind}
          role={field.role}
          multiple={multiple}
          picked={picked}
          host={host}
          describedBy={describedBy(props)}
          invalid={errors.length > 0}
          required={field.validate?.required === true}
          onPick={onPick}
          onRemove={onRemove}
          onBlur={() => props.onBlur?.()}
        />
      ) : (
        <output id={domId} class="fbf-computed">
          {picked.map((item) => item.text).join(host.locale === 'zh' ? '、' : ', ') ||
            textOf(host.locale, 'picker.empty')}
        </output>
      )}
    </FieldFrame>
  );
}

/** A customer's name with the grade behind it. */
export function showCustomer(value: Json | undefined, locale: Locale): { id: string; text: string } | null {
  if (!isRecord(value) || typeof value.id !== 'string') return null;
  const name = typeof value.name === 'string' ? value.name : value.id;
  if (typeof value.grade !== 'string') return { id: value.id, text: name };
  const grade = textOf(locale, 'picker.grade', { grade: value.grade });
  return { id: value.id, text: locale === 'zh' ? `${name}（${grade}）` : `${name} (${grade})` };
}

const severalIds = { emptyValue: null, accepts: (value: unknown) => textsOf(value).length > 0 };

/** Somebody of the organisation. Value: the person's id, with `multiple` several. */
export const personpicker: FieldType = {
  type: 'personpicker',
  Field: (props) => <IdPicker props={props} kind="person" />,
  config: configOf({
    type: 'personpicker',
    name: { zh: '人员选择', en: 'Person picker' },
    group: 'selection',
    icon: '<circle cx="27" cy="20" r="7"/><path d="M14 41c0-8 6-12 13-12s13 4 13 12"/>',
    ...severalIds,
  }),
};

/** A role of the organisation. Value: the role's id, with `multiple` several. */
export const rolepicker: FieldType = {
  type: 'rolepicker',
  Field: (props) => <IdPicker props={props} kind="role" />,
  config: configOf({
    type: 'rolepicker',
    name: { zh: '岗位选择', en: 'Role picker' },
    group: 'selection',
    icon: '<rect x="14" y="14" width="26" height="28" rx="3"/><circle cx="27" cy="25" r="4"/><path d="M20 37c0-4 3-6 7-6s7 2 7 6M23 14v-3h8v3"/>',
    ...severalIds,
  }),
};

/** A customer, with the grade at the time of picking. Value: `{ id, name, grade }` or null. */
export const customerpicker: FieldType = {
  type: 'customerpicker',
  Field: CustomerPicker,
  config: configOf({
    type: 'customerpicker',
    name: { zh: '客户选择', en: 'Customer picker' },
    group: 'selection',
    icon: '<path d="M13 42V16l14-5 14 5v26zM21 42v-8h12v8M20 21h4M30 21h4M20 28h4M30 28h4"/>',
    emptyValue: null,
    accepts: (value) => isRecord(value) && typeof value.id === 'string',
  }),
};
