import { useTexts } from '../../texts/texts.ts';
import type { DiagramElement } from '../model/moddle.ts';
import { groupsFor } from './groups.ts';
import { usePanel } from './panel-context.ts';
import { typeName } from './type-name.ts';

interface PropertiesPanelProps {
  /** The selected element; `null` when several are selected. */
  readonly element: DiagramElement | null;
  /** Grows with every change of the model: what the groups show is read anew. */
  readonly version: number;
}

/** The properties of the selected element, group by group; of the process when nothing is selected. */
export function PropertiesPanel({ element }: PropertiesPanelProps) {
  const t = useTexts();
  const { host } = usePanel();
  if (element === null) return <p className="fbd-properties-none">{t('properties.several')}</p>;
  // Text typed into one element must never end up in another: fields begin anew with each element.
  return (
    <div key={element.id} className="fbd-properties-body">
      <h2 className="fbd-properties-title">{typeName(element.businessObject, host.translate)}</h2>
      {groupsFor(element).map(({ id, title, Group }) => (
        <section key={id} className="fbd-property-group" aria-label={t(title)}>
          <h3>{t(title)}</h3>
          <Group element={element} node={element.businessObject} />
        </section>
      ))}
    </div>
  );
}
