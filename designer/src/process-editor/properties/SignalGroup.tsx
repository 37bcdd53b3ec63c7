import { useTexts } from '../../texts/texts.ts';
import { SuggestProperty } from '../fields/SuggestProperty.tsx';
import { declaredKeys, referredKey, referTo, signalReference } from '../model/events.ts';
import { eventDefinitionOf } from '../model/moddle.ts';
import { type GroupProps, usePanel } from './panel-context.ts';

/** The name of the signal that is thrown or waited for. */
export function SignalGroup({ element, node }: GroupProps) {
  const t = useTexts();
  const { host } = usePanel();
  const definition = eventDefinitionOf(node);
  if (definition === null) return null;
  return (
    <SuggestProperty
      label={t('signal.name')}
      value={referredKey(definition, signalReference)}
      suggestions={declaredKeys(node, signalReference).map((name) => ({ value: name }))}
      help={t('signal.help')}
      onCommit={(name) => referTo(host, element, definition, signalReference, name.trim())}
    />
  );
}
