import type { FormComponent } from '@flowbook/forms';
import { useTexts } from '../texts/texts.ts';
import { Section } from './entries.tsx';
import { GeneralSection } from './GeneralSection.tsx';
import { GridColumns } from './GridColumns.tsx';
import { GridRows, RowLimits } from './GridRows.tsx';
import { OptionsEditor } from './OptionsEditor.tsx';
import { usePanel } from './panel-context.ts';
import { RulesSection } from './RulesSection.tsx';
import { TypeSection } from './TypeSection.tsx';

const CHOOSING = new Set(['radio', 'select', 'checklist', 'taglist']);

/** Everything that can be said of one component. */
export function ComponentPanel({ component }: { readonly component: FormComponent }) {
  const texts = useTexts();
  return (
    <>
      <GeneralSection component={component} />
      <TypeSection component={component} />
      {CHOOSING.has(component.type) && (
        <Section title={texts.options.title}>
          <Options component={component} />
        </Section>
      )}
      {component.type === 'grid' && (
        <>
          <GridColumns component={component} />
          <GridRows component={component} />
        </>
      )}
      {component.type === 'dynamiclist' && (
        <Section title={texts.grid.rows}>
          <RowLimits component={component} />
        </Section>
      )}
      <RulesSection component={component} />
    </>
  );
}

function Options({ component }: { readonly component: FormComponent }) {
  const texts = useTexts().options;
  const { edit } = usePanel();
  if (component.valuesKey !== undefined || component.valuesExpression !== undefined) {
    return <p className="fbd-entry-hint">{texts.dynamic}</p>;
  }
  return (
    <OptionsEditor
      values={component.values ?? []}
      pathOf={(value) => `${component.id}/values/${value}`}
      onCommit={(values) => edit(component, { values })}
    />
  );
}
