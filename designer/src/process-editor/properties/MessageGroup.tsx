import { useTexts } from '../../texts/texts.ts';
import { ExpressionProperty } from '../fields/ExpressionProperty.tsx';
import { SuggestProperty } from '../fields/SuggestProperty.tsx';
import { declaredKeys, isHandlerStart, messageReference, referredKey, referTo } from '../model/events.ts';
import { eventDefinitionOf, isAny, textOf } from '../model/moddle.ts';
import { type GroupProps, usePanel } from './panel-context.ts';

/** The message that is waited for or sent, and the key by which it finds its case. */
export function MessageGroup({ element, node }: GroupProps) {
  const t = useTexts();
  const { host } = usePanel();
  const holder = eventDefinitionOf(node) ?? node;
  const startsCase = isAny(node, ['bpmn:StartEvent']) && !isHandlerStart(node);
  return (
    <>
      <SuggestProperty
        label={t('message.name')}
        value={referredKey(holder, messageReference)}
        suggestions={declaredKeys(node, messageReference).map((name) => ({ value: name }))}
        help={t('message.nameHelp')}
        onCommit={(name) => referTo(host, element, holder, messageReference, name.trim())}
      />
      {!startsCase && (
        <ExpressionProperty
          label={t('message.key')}
          value={textOf(node, 'fb:correlationKey')}
          help={t('message.keyHelp')}
          onCommit={(text) => host.set(element, { 'fb:correlationKey': text.trim() || undefined })}
        />
      )}
    </>
  );
}
