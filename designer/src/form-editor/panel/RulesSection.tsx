import type { ComponentExtension, FormComponent, Rule } from '@flowbook/forms';
import { useTexts } from '../texts/texts.ts';
import { CheckEntry, NumberEntry, Section, SelectEntry, TextEntry } from './entries.tsx';
import { numberOf, textOf } from './GeneralSection.tsx';
import { usePanel, withMember } from './panel-context.ts';
import { RuleEntry } from './RuleEntry.tsx';

const AUTOMATIC: { readonly [type: string]: readonly NonNullable<ComponentExtension['auto']>[] } = {
  textfield: ['docNo'],
  datetime: ['today', 'now'],
  personpicker: ['currentUser'],
};

/** When a component is shown, must be filled, and what its value must be. */
export function RulesSection({ component }: { readonly component: FormComponent }) {
  const texts = useTexts().rules;
  const { edit } = usePanel();
  const { type } = component;
  const input = component.key !== undefined && type !== 'computed';
  const rule = (name: 'requiredIf' | 'computed') => (value: Rule | undefined) =>
    edit(component, withMember(component, 'flowbook', name, value));
  const automatic = AUTOMATIC[type];
  return (
    <Section title={texts.title}>
      {input && (
        <CheckEntry
          label={texts.required}
          value={component.validate?.required === true}
          onCommit={(required) => edit(component, withMember(component, 'validate', 'required', required))}
        />
      )}
      {input && <Limits component={component} />}
      {input && (
        <CheckEntry
          label={texts.readonly}
          value={component.readonly === true}
          onCommit={(readonly) => edit(component, { readonly: readonly ? true : undefined })}
        />
      )}
      {input && automatic !== undefined && (
        <SelectEntry
          label={texts.auto}
          value={component.flowbook?.auto ?? ''}
          options={[
            { value: '', label: texts.autoNone },
            ...automatic.map((value) => ({ value, label: texts[value] })),
          ]}
          onCommit={(auto) => edit(component, withMember(component, 'flowbook', 'auto', auto))}
        />
      )}
      <RuleEntry
        label={texts.hide}
        value={component.conditional?.hide}
        onCommit={(hide) => edit(component, withMember(component, 'conditional', 'hide', hide))}
      />
      {input && (
        <RuleEntry
          label={texts.requiredIf}
          value={component.flowbook?.requiredIf}
          onCommit={rule('requiredIf')}
        />
      )}
      {component.key !== undefined && type !== 'grid' && (
        <RuleEntry label={texts.computed} value={component.flowbook?.computed} onCommit={rule('computed')} />
      )}
    </Section>
  );
}

function Limits({ component }: { readonly component: FormComponent }) {
  switch (component.type) {
    case 'number':
      return (
        <>
          <Limit component={component} name="min" />
          <Limit component={component} name="max" />
        </>
      );
    case 'textarea':
      return (
        <>
          <Limit component={component} name="minLength" />
          <Limit component={component} name="maxLength" />
        </>
      );
    case 'textfield':
      return (
        <>
          <Format component={component} />
          {component.validate?.validationType === undefined && (
            <>
              <Limit component={component} name="minLength" />
              <Limit component={component} name="maxLength" />
              <Pattern component={component} />
            </>
          )}
        </>
      );
    default:
      return null;
  }
}

interface LimitProps {
  readonly component: FormComponent;
  readonly name: 'min' | 'max' | 'minLength' | 'maxLength';
}

function Limit({ component, name }: LimitProps) {
  const { edit } = usePanel();
  const ofLength = name === 'minLength' || name === 'maxLength';
  return (
    <NumberEntry
      label={useTexts().rules[name]}
      value={numberOf(component.validate?.[name])}
      {...(ofLength ? { min: 0, whole: true } : {})}
      onCommit={(value) => edit(component, withMember(component, 'validate', name, value))}
    />
  );
}

function Format({ component }: { readonly component: FormComponent }) {
  const texts = useTexts().rules;
  const { edit } = usePanel();
  return (
    <SelectEntry
      label={texts.format}
      value={textOf(component.validate?.validationType)}
      options={[
        { value: '', label: texts.anyFormat },
        { value: 'email', label: texts.email },
        { value: 'phone', label: texts.phone },
      ]}
      onCommit={(type) => edit(component, withMember(component, 'validate', 'validationType', type))}
    />
  );
}

function Pattern({ component }: { readonly component: FormComponent }) {
  const texts = useTexts().rules;
  const { edit, english, setEnglish } = usePanel();
  const path = `${component.id}/pattern`;
  const check = (pattern: string) => {
    try {
      new RegExp(pattern, 'u');
      return null;
    } catch {
      return texts.patternInvalid;
    }
  };
  return (
    <>
      <TextEntry
        label={texts.pattern}
        value={textOf(component.validate?.pattern)}
        monospace
        check={check}
        onCommit={(pattern) => edit(component, withMember(component, 'validate', 'pattern', pattern))}
      />
      {component.validate?.pattern !== undefined && (
        <>
          <TextEntry
            label={texts.patternMessage}
            value={textOf(component.validate?.patternErrorMessage)}
            onCommit={(text) =>
              edit(component, withMember(component, 'validate', 'patternErrorMessage', text))
            }
          />
          <TextEntry
            label={texts.patternMessageEn}
            value={english(path, 'text')}
            onCommit={(text) => setEnglish(path, 'text', text)}
          />
        </>
      )}
    </>
  );
}
