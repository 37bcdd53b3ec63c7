import { useTexts } from '../../texts/texts.ts';
import { SuggestProperty } from '../fields/SuggestProperty.tsx';
import { linkNames } from '../model/events.ts';
import { eventDefinitionOf, textOf } from '../model/moddle.ts';
import { type GroupProps, usePanel } from './panel-context.ts';

/** The name by which the two ends of a link find each other. */
export function LinkGroup({ element, node }: GroupProps) {
  const t = useTexts();
  const { host } = usePanel();
  const definition = eventDefinitionOf(node);
  if (definition === null) return null;
  return (
    <SuggestProperty
      label={t('link.name')}
      value={textOf(definition, 'name')}
      suggestions={linkNames(host.elements()).map((name) => ({ value: name }))}
      help={t('link.help')}
      onCommit={(name) => host.setOn(element, definition, { name: name.trim() || undefined })}
    />
  );
}
