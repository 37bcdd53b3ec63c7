import type { FormComponent } from '@flowbook/forms';
import { Button, Space } from 'antd';
import { keyedComponentsOf } from '../schema/components.ts';
import { duplicateOf } from '../schema/duplicate.ts';
import { KEY_PATTERN } from '../schema/new-name.ts';
import { withCopiedTexts } from '../schema/translations.ts';
import { useTexts } from '../texts/texts.ts';
import { CheckEntry, NumberEntry, Section, SelectEntry, TextEntry } from './entries.tsx';
import { usePanel, withMember } from './panel-context.ts';

const WIDTHS = { '': 'widthFull', '8': 'widthHalf', '5': 'widthThird', '4': 'widthQuarter' } as const;

/** What a component is called, under which key its value stands, and how it looks. */
export function GeneralSection({ component }: { readonly component: FormComponent }) {
  const texts = useTexts().general;
  const { host, schema, extension, english, named, setEnglish, edit } = usePanel();
  const { id, type } = component;
  const labelled = !['text', 'spacer', 'separator'].includes(type);
  const labels = labelsOf(component);
  const described = labelled && !['group', 'dynamiclist'].includes(type);

  const checkKey = (key: string) => {
    if (!KEY_PATTERN.test(key)) return texts.keyInvalid;
    const taken = keyedComponentsOf(schema).some((other) => other.id !== id && other.key === key);
    return taken ? texts.keyTaken : null;
  };
  const duplicate = () => {
    const copies = duplicateOf(component, schema);
    host.insertBehind(component, copies.component);
    host.editExtension((current) =>
      copies.ids.reduce((so, [from, to]) => withCopiedTexts(so, from, to), current),
    );
  };
  return (
    <Section title={texts.title}>
      {labelled &&
        labels.map(({ property, path, zh, en }) => (
          <div key={property}>
            <TextEntry
              label={texts[zh]}
              value={textOf(component[property])}
              onCommit={(text) => edit(component, { [property]: text })}
            />
            <TextEntry
              label={texts[en]}
              value={english(path, 'label')}
              onCommit={(text) => setEnglish(path, 'label', text)}
            />
          </div>
        ))}
      {type === 'text' && (
        <>
          <TextEntry
            label={texts.text}
            value={textOf(component.text)}
            rows={3}
            onCommit={(text) => edit(component, { text })}
          />
          <TextEntry
            label={texts.textEn}
            value={english(id, 'text')}
            rows={3}
            onCommit={(text) => setEnglish(id, 'text', text)}
          />
        </>
      )}
      {component.key !== undefined && (
        <TextEntry
          label={texts.key}
          value={component.key}
          hint={texts.keyHint}
          check={checkKey}
          monospace
          onCommit={(key) => edit(component, { key })}
        />
      )}
      {described && (
        <>
          <TextEntry
            label={texts.description}
            value={textOf(component.description)}
            onCommit={(text) => edit(component, { description: text === '' ? undefined : text })}
          />
          <TextEntry
            label={texts.descriptionEn}
            value={english(id, 'description')}
            onCommit={(text) => setEnglish(id, 'description', text)}
          />
        </>
      )}
      {type === 'group' && (
        <>
          <SelectEntry
            label={texts.stage}
            value={component.stage ?? ''}
            options={[
              { value: '', label: texts.stageInherited },
              ...extension.stages.map((stage) => ({
                value: stage.id,
                label: named(`stage/${stage.id}`, stage.name),
              })),
            ]}
            onCommit={(stage) => edit(component, { stage: stage === '' ? undefined : stage })}
          />
          <CheckEntry
            label={texts.outline}
            value={component.showOutline === true}
            onCommit={(showOutline) => edit(component, { showOutline })}
          />
        </>
      )}
      {type === 'spacer' && (
        <NumberEntry
          label={texts.height}
          value={numberOf(component.height)}
          min={1}
          whole
          onCommit={(height) => edit(component, { height: height ?? 60 })}
        />
      )}
      <SelectEntry
        label={texts.width}
        value={widthOf(component)}
        options={Object.entries(WIDTHS).map(([value, name]) => ({ value, label: texts[name] }))}
        onCommit={(width) =>
          edit(component, withMember(component, 'layout', 'columns', width === '' ? null : Number(width)))
        }
      />
      {component.key !== undefined && (
        <CheckEntry
          label={texts.pii}
          value={component.flowbook?.pii === true}
          onCommit={(pii) => edit(component, withMember(component, 'flowbook', 'pii', pii))}
        />
      )}
      <Space wrap className="fbd-component-actions">
        <Button size="small" onClick={duplicate}>
          {texts.duplicate}
        </Button>
        <Button size="small" danger onClick={() => host.remove(component)}>
          {texts.remove}
        </Button>
      </Space>
    </Section>
  );
}

/** Under which properties a component's labels stand; date and time have one each. */
function labelsOf({ id, type, subtype }: FormComponent) {
  const date = { property: 'dateLabel', path: id, zh: 'label', en: 'labelEn' } as const;
  const time = { property: 'timeLabel', path: `${id}/time`, zh: 'timeLabel', en: 'timeLabelEn' } as const;
  if (type !== 'datetime') return [{ ...date, property: 'label' }];
  if (subtype === 'time') return [time];
  return subtype === 'datetime' ? [date, time] : [date];
}

function widthOf({ layout }: FormComponent): string {
  const columns = (layout as { readonly columns?: unknown } | undefined)?.columns;
  const known = typeof columns === 'number' ? String(columns) : '';
  return known in WIDTHS ? known : '';
}

/** A text property, empty where it is none. */
export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** A number property, also one written as text; `null` where it is none. */
export function numberOf(value: unknown): number | null {
  const number =
    typeof value === 'number' ? value : typeof value === 'string' && value !== '' ? Number(value) : NaN;
  return Number.isFinite(number) ? number : null;
}
