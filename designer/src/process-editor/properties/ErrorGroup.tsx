import { useTexts } from '../../texts/texts.ts';
import { SuggestProperty } from '../fields/SuggestProperty.tsx';
import { declaredKeys, errorReference, referredKey, referTo } from '../model/events.ts';
import { eventDefinitionOf } from '../model/moddle.ts';
import { type GroupProps, usePanel } from './panel-context.ts';

/** The code of the error that is thrown or caught. */
export function ErrorGroup({ element, node }: GroupProps) {
  const t = useTexts();
  const { host } = usePanel();
  const definition = eventDefinitionOf(node);
  if (definition === null) return null;
  const catches = node.$instanceOf('bpmn:CatchEvent');
  return (
    <SuggestProperty
      label={t('error.code')}
      value={referredKey(definition, errorReference)}
      suggestions={declaredKeys(node, errorReference).map((code) => ({ value: code }))}
      help={t(catches ? 'error.catchHelp' : 'error.throwHelp')}
      onCommit={(code) => referTo(host, element, definition, errorReference, code.trim())}
    />
  );
}
