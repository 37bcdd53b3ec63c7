import type { FormComponent } from '@flowbook/forms';
import { useTexts } from '../texts/texts.ts';
import { CheckEntry, NumberEntry, SelectEntry, TextEntry } from './entries.tsx';
import { numberOf, textOf } from './GeneralSection.tsx';
import { usePanel, withMember } from './panel-context.ts';

/** What only one type of component has. */
export function TypeSection({ component }: { readonly component: FormComponent }) {
  const texts = useTexts().general;
  const { roles, edit } = usePanel();
  switch (component.type) {
    case 'datetime':
      return (
        <SelectEntry
          label={texts.subtype}
          value={textOf(component.subtype) || 'date'}
          options={(['date', 'time', 'datetime'] as const).map((value) => ({ value, label: texts[value] }))}
          onCommit={(subtype) => edit(component, subtypeProperties(component, subtype))}
        />
      );
    case 'number':
      return (
        <>
          <NumberEntry
            label={texts.decimals}
            value={numberOf(component.decimalDigits)}
            min={0}
            whole
            onCommit={(decimalDigits) => edit(component, { decimalDigits })}
          />
          <Adorners component={component} />
        </>
      );
    case 'textfield':
      return <Adorners component={component} />;
    case 'rating':
      return (
        <NumberEntry
          label={texts.max}
          value={numberOf(component.max) ?? 5}
          min={2}
          whole
          onCommit={(max) => edit(component, { max: max ?? 5 })}
        />
      );
    case 'personpicker':
      return (
        <>
          <SelectEntry
            label={texts.role}
            value={textOf(component.role)}
            options={[
              { value: '', label: texts.anyRole },
              ...roles.map(({ id, name }) => ({ value: id, label: name })),
            ]}
            onCommit={(role) => edit(component, { role: role === '' ? undefined : role })}
          />
          <Multiple component={component} />
        </>
      );
    case 'rolepicker':
      return <Multiple component={component} />;
    case 'fileupload':
      return (
        <>
          <TextEntry
            label={texts.accept}
            value={textOf(component.accept)}
            hint={texts.acceptHint}
            onCommit={(accept) => edit(component, { accept: accept === '' ? undefined : accept })}
          />
          <Multiple component={component} />
        </>
      );
    default:
      return null;
  }
}

function Multiple({ component }: { readonly component: FormComponent }) {
  const { edit } = usePanel();
  return (
    <CheckEntry
      label={useTexts().general.multiple}
      value={component.multiple === true}
      onCommit={(multiple) => edit(component, { multiple: multiple ? true : undefined })}
    />
  );
}

function Adorners({ component }: { readonly component: FormComponent }) {
  const texts = useTexts().general;
  const { edit, english, setEnglish } = usePanel();
  const appearance = (component.appearance ?? {}) as { readonly [name: string]: unknown };
  return (['prefix', 'suffix'] as const).map((side) => {
    const path = `${component.id}/${side}`;
    const text = textOf(appearance[`${side}Adorner`]);
    return (
      <div key={side}>
        <TextEntry
          label={texts[side]}
          value={text}
          onCommit={(next) => edit(component, withMember(component, 'appearance', `${side}Adorner`, next))}
        />
        {text !== '' && (
          <TextEntry
            label={texts[`${side}En`]}
            value={english(path, 'text')}
            onCommit={(next) => setEnglish(path, 'text', next)}
          />
        )}
      </div>
    );
  });
}

/** The label follows the subtype, since form-js keeps it under another name for times. */
function subtypeProperties(component: FormComponent, subtype: string): Record<string, unknown> {
  const label = textOf(component.dateLabel) || textOf(component.timeLabel);
  return {
    subtype,
    dateLabel: subtype === 'time' ? undefined : label,
    timeLabel: subtype === 'date' ? undefined : label,
    ...(subtype === 'date'
      ? { timeInterval: undefined, timeSerializingFormat: undefined, use24h: undefined }
      : { timeInterval: 15, timeSerializingFormat: 'utc_offset', use24h: true }),
  };
}
