import { useTexts } from '../../texts/texts.ts';
import { SuggestProperty } from '../fields/SuggestProperty.tsx';
import { declaredKeys, escalationReference, referredKey, referTo } from '../model/events.ts';
import { eventDefinitionOf, isAny } from '../model/moddle.ts';
import { type GroupProps, usePanel } from './panel-context.ts';

/** The code of the escalation that is thrown or caught. */
export function EscalationGroup({ element, node }: GroupProps) {
  const t = useTexts();
  const { host } = usePanel();
  const definition = eventDefinitionOf(node);
  if (definition === null) return null;
  const catches = isAny(node, ['bpmn:CatchEvent']);
  return (
    <SuggestProperty
      label={t('escalation.code')}
      value={referredKey(definition, escalationReference)}
      suggestions={declaredKeys(node, escalationReference).map((code) => ({ value: code }))}
      help={t(catches ? 'escalation.catchHelp' : 'escalation.throwHelp')}
      onCommit={(code) => referTo(host, element, definition, escalationReference, code.trim())}
    />
  );
}
